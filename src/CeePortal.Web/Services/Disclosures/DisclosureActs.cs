using CeePortal.Domain.Clocks;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Trade;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;

namespace CeePortal.Web.Services.Disclosures;

/// <summary>The acts on a prior disclosure, to decide first, to end it last. The spreadsheet has a page of its own
/// (<c>Pages/Disclosures/Table</c>).</summary>
public sealed class DisclosureActs(DisclosureLoss loss, EntryFinder entries, LegalClock clock) : KindActs(PriorDisclosure.DisclosureKind)
{
    const string Figures = "Work/_DisclosureFigures";

    public override IReadOnlyList<ActForm> Acts =>
    [
        Determine().With("Determine", above: Figures),
        Calculate().With("Send the notice", above: Figures),
        SendToHeadquarters().With("Send to Headquarters", above: Figures),
        ActForm.Of<PriorDisclosure>("headquarters-reviewed", "You return what Headquarters finds of the calculation. The Center then tells the party its calculation.", "It is back with the Center.",
            [FormField.Choice("concurs", "Headquarters", [("yes", "concurs: the calculation stands"), ("no", "does not concur: it is to be calculated anew")]), FormField.LongText("text", "What Headquarters finds", "The party reads it.")],
            (d, form, making) => Then(form, form.Choice("concurs") == "yes", form.Text("text"), (concurs, text) => d.ReturnFromHeadquarters(concurs, text, making.Act))).With(above: Figures),
        ActForm.Of<PriorDisclosure>("review-started", "You begin the Center's review. Nobody else has it from now on.", "The review has begun.", [], (d, form, making) => d.StartReview(making.Act)).With("Begin"),
        ActForm.Of<PriorDisclosure>("writing-waived", "The disclosure counts without a writing (19 CFR 162.74(a)(2)). What it does not tell yet is to follow.", "The writing is waived.",
            [Reason("The good cause shown")], (d, form, making) => Then(form, form.Text("reason"), cause => d.WaiveWriting(cause, making.Act))),
        ActForm.Of<PriorDisclosure>("waiver-refused", "The ten days to put it in writing run on.", "The waiver is refused.", [Reason()], (d, form, making) => Then(form, form.Text("reason"), reason => d.RefuseWritingWaiver(reason, making.Act))),
        ActForm.Of<PriorDisclosure>("data-time-extended", "60 days more, once (CBP directive 5350-02A). Anything further comes from the assistant director of field operations (trade).", "60 days more are given.",
            [Reason()], (d, form, making) => Then(form, form.Text("reason"), reason => d.ExtendDataTime(reason, making.Act))),
        ActForm.Of<PriorDisclosure>("data-time-extended-further", "Beyond the 60 days, by authority of the assistant director of field operations (trade) (CBP directive 5350-02A).", "More time is given.",
            [FormField.Day("until", "Until"), Reason()], (d, form, making) => Then(form, form.Day("until"), form.Text("reason"), (until, reason) => d.ExtendDataTimeFurther(until!.Value, reason, making.Act))),
        ActForm.Of<PriorDisclosure>("data-time-refused", "The day stays.", "More time is refused.", [Reason()], (d, form, making) => Then(form, form.Text("reason"), reason => d.RefuseDataTime(reason, making.Act))),
        ActForm.Of<PriorDisclosure>("tender-extended", "For good cause (19 CFR 162.74(c)). A tender that came late counts as in time when you give the time until its day or longer.", "More time to tender is given.",
            (d, _) => Task.FromResult<IReadOnlyList<FormField>>([FormField.Day("until", "Until") with { Preset = d.TenderLateOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }, Reason("The good cause")]),
            (d, form, making) =>
            {
                Then(form, form.Day("until"), form.Text("reason"), (until, reason) => d.ExtendTender(until!.Value, reason, making.Act));
                return Task.CompletedTask;
            }),
        ActForm.Of<PriorDisclosure>("culpability-assessed", "CBP's view before the determination. The party does not see it.", "The degree of fault is recorded.",
            [FormField.Choice("fault", "Degree of fault", Faults()), FormField.Day("found", "Discovered on", "For fraud alone: the limitation runs from this day (19 U.S.C. 1621(1)).").Optional(), Reason("On what that rests")],
            (d, form, making) => Then(form, (form.Choice<Culpability>("fault"), form.Day("found")), form.Text("reason"), (f, reason) => d.AssessCulpability(f.Item1, f.Item2, reason, making.Act))),
        ActForm.Of<PriorDisclosure>("investigation-recorded", "A formal investigation begins on the date on which CBP recorded in writing that facts made it believe a violation possible (19 CFR 162.74(g)). The party does not see this.", "The investigation is recorded.",
            [
                FormField.Day("on", "Date of the writing"), FormField.Text("writing", "Which writing", "A copy goes with any prepenalty notice."),
                FormField.Several("signs", "The party is presumed to know, because", CulpabilityWords.Signs.Select(s => (s.Sign.ToString(), s.Name)), "19 CFR 162.74(i).").Optional(),
                FormField.Day("since", "Since when").Optional(),
            ],
            (d, form, making) => Then(form, (form.Day("on"), form.Text("writing")), (form.Choices("signs"), form.Day("since")), (a, b) =>
                d.RecordInvestigation(a.Item1!.Value, a.Item2, b.Item1.Aggregate(KnowledgeSign.None, (all, s) => all | Enum.Parse<KnowledgeSign>(s)), b.Item2, making.Act))),

        Confirm(),
        Supply(),
        Tender(),
        ActForm.Of<PriorDisclosure>("waiver-requested", "The fines, penalties and forfeitures officer may waive the writing for good cause (19 CFR 162.74(a)(2)). The ten days run on until then.", "The request is sent.",
            [Reason("The good cause")], (d, form, making) => Then(form, form.Text("reason"), cause => d.RequestWritingWaiver(cause, making.Act, making.Paper))).With("Ask"),
        ActForm.Of<PriorDisclosure>("data-time-requested", "The fines, penalties and forfeitures officer may give 60 days more, once.", "The request is sent.",
            [Reason("Why, and how much")], (d, form, making) => Then(form, form.Text("reason"), reason => d.RequestDataTime(reason, making.Act, making.Paper))).With("Ask"),
        ActForm.Of<PriorDisclosure>("headquarters-requested", "Headquarters may review how the loss was determined, when it is more than $100,000 and deposited and more than a year of the statute of limitations is left (19 CFR 162.74(c)).", "The request goes to Headquarters.",
            [FormField.LongText("issue", "The question", "Classification, rate of duty, dutiable value, or a special rule.")], (d, form, making) => Then(form, form.Text("issue"), issue => d.RequestHeadquarters(issue, making.Act, making.Paper))).With("Ask"),
        ActForm.Of<PriorDisclosure>("limitation-waived", "The party waives the statute of limitations until a day, so that there is time to end this without a suit.", "The waiver is recorded.",
            [FormField.Day("until", "Until"), FormField.LongText("text", "What the waiver covers", "Such as all entries of this disclosure.")],
            (d, form, making) => Then(form, form.Day("until"), form.Text("text"), (until, text) => d.WaiveLimitation(until!.Value, text, making.Act, making.Paper))).With("Waive"),
        ActForm.Of<PriorDisclosure>("penalty-paid", "The reduced penalty is paid, and the disclosure is closed.", "It is closed.",
            (d, _) => Task.FromResult<IReadOnlyList<FormField>>([FormField.Money("amount", "Amount") with { Preset = Plain(d.PenaltyDue), Hint = d.Determination!.TenderedOfPenalty is { Length: > 0 } tendered ? $"The reduced penalty is {d.Determination.Penalty!.Amount}. {tendered}" : null }, FormField.Day("on", "Paid on"), FormField.Text("reference", "Receipt or collection number")]),
            (d, form, making) =>
            {
                Then(form, (form.Money("amount"), form.Day("on")), form.Text("reference"), (a, reference) => d.RecordPayment(a.Item1!.Value, a.Item2!.Value, reference, making.Act));
                return Task.CompletedTask;
            }),
        ActForm.Of<PriorDisclosure>("lapsed", "It was not put in writing within ten days and is not spared that. You may let it lapse, and need not (19 CFR 162.74(a)(2)).", "The disclosure has lapsed.",
            [Reason()], (d, form, making) => Then(form, form.Text("reason"), reason => d.Lapse(reason, making.Act))).With("Let it lapse", isDanger: true),
        ActForm.Of<PriorDisclosure>("withdrawn", "A withdrawn disclosure has no benefit. What CBP has learned it keeps.", "The disclosure is withdrawn.",
            [Reason("Why").Optional()], (d, form, making) => Then(form, form.Text("reason"), reason => d.Withdraw(reason, making.Act, making.Paper))).With("Withdraw", isDanger: true),
    ];

    ActForm Determine() => ActForm.Of<PriorDisclosure>("determined", "You determine the disclosure for the port (19 CFR 162.74(a)(2)). The party gets the notice.", "The disclosure is determined.",
        (d, _) => Task.FromResult<IReadOnlyList<FormField>>(
        [
            FormField.Choice("disposition", "Determination", Enum.GetValues<DisclosureDisposition>().Select(x => (x.ToString(), PriorDisclosure.Name(x)))),
            FormField.Choice("knowledge", "Knowledge of a formal investigation",
                [(nameof(KnowledgeFinding.NoneBefore), "None had begun before the disclosure"), (nameof(KnowledgeFinding.Unknown), "One had begun; the party has shown that it did not know"), (nameof(KnowledgeFinding.Known), "One had begun, and the party knew or is presumed to have known")],
                "For a valid disclosure, and for one that is denied for it.").Optional() with { Preset = d.InvestigationCameFirst ? null : nameof(KnowledgeFinding.NoneBefore) },
            FormField.Choice("fault", "Degree of fault", Faults(), "For a valid disclosure: the reduced penalty follows from it.").Optional() with { Preset = (d.Assessed?.Culpability ?? d.Claimed)?.ToString() },
            FormField.Money("domestic", "Domestic value of the merchandise", "It caps what the penalty would be without the benefit. Blank when it is not known.").Optional(),
            FormField.LongText("reason", "Reasons", "The party reads them. Of \"no violation\" and of a referral it reads only that the disclosure is closed, and no reasons: CBP announces no investigation."),
            NoticeOn(),
        ]),
        async (d, form, making) =>
        {
            var ruling = new DisclosureRuling(form.Choice<DisclosureDisposition>("disposition"), form.Choice<Culpability>("fault") is var fault && fault == default ? null : fault,
                form.Choice<KnowledgeFinding>("knowledge") is var knowledge && knowledge == default ? null : knowledge, form.Money("domestic"), form.Text("reason"), form.Day("notice") ?? default);
            form.EnsureComplete();
            d.Determine(ruling, ruling.Disposition is DisclosureDisposition.Valid or DisclosureDisposition.ValidNoLoss ? await loss.FiguresAsync(making.Row, d, loss.Until(d), CancellationToken.None) : null, making.Act);
            making.Also((db, one) => DisclosureTenders.ListExcessAsync(db, one, making));
        });

    ActForm Calculate() => ActForm.Of<PriorDisclosure>("calculated", "You tell the party in writing what CBP calculates as the actual loss. It then has 30 days to tender what is missing (19 U.S.C. 1592(c)(4)). The figures are computed anew from the spreadsheet on file, with interest until today.", "The notice goes to the party.",
        (d, _) => Task.FromResult<IReadOnlyList<FormField>>([.. ValuesWithoutTable(d), FormField.LongText("text", "How the loss was determined", "The party reads it."), NoticeOn()]),
        async (d, form, making) =>
        {
            var (text, on) = (form.Text("text"), form.Day("notice"));
            var figures = await FiguresAsync(d, form, making);
            form.EnsureComplete();
            d.Calculate(figures, text, on!.Value, making.Act);
        });

    ActForm SendToHeadquarters() => ActForm.Of<PriorDisclosure>("sent-to-headquarters", "A loss of more than $100,000 goes to Headquarters before the party is told of it. That is our modelling; the rule gives the party a right to ask (19 CFR 162.74(c)).", "It is with Headquarters.",
        (d, _) => Task.FromResult<IReadOnlyList<FormField>>([.. ValuesWithoutTable(d), FormField.LongText("text", "What Headquarters is asked", "The party does not read it.")]),
        async (d, form, making) =>
        {
            var text = form.Text("text");
            var figures = await FiguresAsync(d, form, making);
            form.EnsureComplete();
            d.SendToHeadquarters(figures, text, making.Act);
        });

    ActForm Confirm() => ActForm.Of<PriorDisclosure>("confirmed", "You put in writing what was told: a to d of 19 CFR 162.74(b). It then stands in the place of what was told.", "It is put in writing.",
        (d, _) => Task.FromResult<IReadOnlyList<FormField>>(
        [
            FormField.Text("merchandise", "Class or kind of merchandise") with { Preset = d.Contents.Merchandise },
            FormField.LongText("false", "False statements, omissions or acts") with { Preset = d.Contents.FalseStatements },
            FormField.LongText("how", "How and when it happened") with { Preset = d.Contents.HowAndWhen },
            FormField.LongText("truth", "The true information or data").Optional() with { Preset = d.Contents.TrueData },
            FormField.Tick("more", "Something is not known yet", "You state that you will supply it within 30 days of the oral disclosure (19 CFR 162.74(b)(4))."),
            FormField.Rows("ports", "Further ports concerned", "Port", DisclosureForm.Ports()).Optional() with { Hint = $"Named so far: {string.Join(", ", d.Ports.Select(p => p.Port))}." },
        ]),
        (d, form, making) =>
        {
            var contents = new DisclosureContents
            {
                Merchandise = form.Text("merchandise"),
                FalseStatements = form.Text("false"),
                HowAndWhen = form.Text("how"),
                TrueData = form.Text("truth"),
                MoreToFollow = form.Tick("more"),
                Ports = [.. d.Ports, .. DisclosureForm.ReadPorts(form, "ports")],
                Entries = d.Entries,
            };
            form.EnsureComplete();
            d.Confirm(contents, making.Act, making.Paper);
            return Task.CompletedTask;
        }).With("Put in writing");

    ActForm Supply() => ActForm.Of<PriorDisclosure>("data-supplied", "You supply what was unknown at first (19 CFR 162.74(b)(4)). Attach documents on the page of the disclosure; the spreadsheet of entries has a page of its own.", "The data are sent.",
        (d, _) => Task.FromResult<IReadOnlyList<FormField>>(
        [
            FormField.LongText("text", "What you supply"),
            FormField.Rows("ports", "Further ports concerned", "Port", DisclosureForm.Ports()).Optional() with { Hint = $"Named so far: {string.Join(", ", d.Ports.Select(p => p.Port))}. All ports are named (19 CFR 162.74(e))." },
            FormField.Rows("entries", "Further entries", "Entry", FormField.Text("number", "Entry number") with { IsMono = true, Width = "md" }, FormField.Text("port", "Port of entry", "Blank for the port on file.").Optional() with { IsMono = true, Width = "xs" }).Optional(),
            FormField.Tick("all", "This is all: nothing more is to follow", "The Center then reviews the disclosure."),
        ]),
        async (d, form, making) =>
        {
            var (text, ports) = (form.Text("text"), DisclosureForm.ReadPorts(form, "ports"));
            var more = await DisclosureForm.ReadEntriesAsync(form, "entries", [.. d.Ports, .. ports], entries, CancellationToken.None);
            form.EnsureComplete();
            d.SupplyData(text, ports, more, form.Tick("all"), making.Act, making.Paper);
        }).With("Send");

    ActForm Tender() => ActForm.Of<PriorDisclosure>("tendered", "You tender the actual loss at the ports concerned, in whole or in part. Payment itself is made at the port, with whose entry officer it is deposited (19 CFR 162.74(a)(1), (c)).", "The tender is recorded, and listed for the ports.",
        (d, _) => Task.FromResult<IReadOnlyList<FormField>>(
        [
            .. DisclosureLoss.DueByPort(d).Select(p => FormField.Money($"port-{p.Key}", $"At port {p.Key}", d.Calculation is null ? null : $"{p.Value} is to be tendered here.").Optional() with { Preset = p.Value > Money.Zero ? Plain(p.Value) : null }),
            FormField.Text("reference", "Check, receipt or collection number").Optional(),
        ]),
        (d, form, making) =>
        {
            List<TenderPart> parts = [];
            foreach (var port in DisclosureLoss.DueByPort(d).Keys)
                if (form.Money($"port-{port}") is { } amount && amount != Money.Zero) parts.Add(new(port, amount));
            var reference = form.Text("reference");
            form.EnsureComplete();
            d.Tender(parts, reference, making.Act, making.Paper);
            making.Also((db, one) => DisclosureTenders.ListAsync(db, one, parts, making));
            return Task.CompletedTask;
        }).With("Tender");

    /// <summary>Without a spreadsheet there is no loss to compute: the dutiable value of each port is told.</summary>
    static IEnumerable<FormField> ValuesWithoutTable(PriorDisclosure d) => d.Table is not null ? []
        : d.Ports.Select((p, i) => FormField.Money($"value-{p.Port}", $"Dutiable value at port {p.Port}", "No spreadsheet is on file, so no revenue was lost by what the party told. A penalty for fraud is measured by this value.") with { Heading = i == 0 ? "Without loss of revenue" : null });

    async Task<LossFigures> FiguresAsync(PriorDisclosure d, FormReader form, ActMaking making)
    {
        if (await loss.OfAsync(making.Row, d, clock.Today, CancellationToken.None) is { } computed) return computed.Figures();
        return LossFigures.None([.. d.Ports.Select(p => (p.Port, form.Money($"value-{p.Port}") ?? default))], d.OldestEntry, clock.Today);
    }

    FormField NoticeOn() => FormField.Day("notice", "Date of the notice", "Today, or the next open day.") with { Preset = clock.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };

    static FormField Reason(string label = "Reason") => FormField.LongText("reason", label);

    static IEnumerable<(string, string)> Faults() => Enum.GetValues<Culpability>().Select(c => (c.ToString(), char.ToUpperInvariant(c.Name()[0]) + c.Name()[1..]));

    static string Plain(Money amount) => amount.Amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Reads first, refuses what is incomplete, then moves.</summary>
    static void Then<T>(FormReader form, T read, Action<T> move)
    {
        form.EnsureComplete();
        move(read);
    }

    static void Then<T1, T2>(FormReader form, T1 first, T2 second, Action<T1, T2> move)
    {
        form.EnsureComplete();
        move(first, second);
    }
}
