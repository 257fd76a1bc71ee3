using CeePortal.Intake.Catair;
using CeePortal.Intake.Catair.Layouts;
using CsCheck;

namespace CeePortal.Intake.Tests.Catair;

public class RecordShapeTests
{
    // The quick judgement and the slow one must say the same of any record.
    [Fact]
    public void The_quick_judgement_is_the_slow_one()
    {
        var layouts = RecordLayouts.All.ToArray();
        var signs = Gen.Frequency((8, Gen.Char[" 0123456789"]), (2, Gen.Char[" ABCXYZ0"]), (1, Gen.Char[' ', '\u00FF']));
        Gen.Select(Gen.Int[0, layouts.Length - 1], signs.Array[80]).Sample((at, characters) =>
        {
            var layout = layouts[at];
            // Begin with a record that fits, so that a fair share of the records do.
            for (var i = 0; i < 80; i++)
                if (characters[i] == ' ' || layout.Classes[i] == FieldClass.Blank && characters[i] != '\u00FF') characters[i] = ' ';
            var record = System.Text.Encoding.Latin1.GetBytes(characters);
            return layout.Shape.Fits(record) == SlowlyFits(layout, characters);
        }, iter: 20_000);
    }

    [Fact]
    public void Every_character_is_judged_alike_in_every_class()
    {
        foreach (var layout in RecordLayouts.All)
        {
            var blank = Enumerable.Repeat(' ', 80).ToArray();
            foreach (var field in layout.Checked.Where(f => f.Class is FieldClass.Any or FieldClass.Text or FieldClass.Letters))
                for (var c = (char)0; c < 256; c++)
                {
                    blank[field.From - 1] = c;
                    var quick = layout.Shape.Fits(System.Text.Encoding.Latin1.GetBytes(blank));
                    // What the quick judgement lets pass must be right; what it doubts is looked at again.
                    if (quick) Assert.True(CharacterClasses.Fits(c, field.Class), $"{layout.Id} {field.Name} {(int)c}");
                    blank[field.From - 1] = ' ';
                }
        }
    }

    static bool SlowlyFits(RecordLayout layout, char[] columns)
    {
        if (!CharacterClasses.Fit(columns, layout.Classes) || columns.AsSpan().IndexOfAny("{|}~\u00A2") >= 0) return false;
        foreach (var field in layout.Checked)
        {
            var text = columns.AsSpan(field.From - 1, field.Length);
            var isBlank = text.IndexOfAnyExcept(' ') < 0;
            var fits = field.Class switch
            {
                FieldClass.Number => isBlank ? field.MayBeBlank : RecordText.NumberOf(text) is not null,
                FieldClass.Digits => isBlank ? field.MayBeBlank || field.Designation != 'M' : RecordText.IsDigits(text),
                _ => !isBlank || field.MayBeBlank || field.Designation != 'M',
            };
            if (!fits) return false;
        }
        return true;
    }
}
