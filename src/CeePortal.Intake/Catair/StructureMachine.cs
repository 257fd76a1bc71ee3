namespace CeePortal.Intake.Catair;

/// <summary>What the machine says about a record.</summary>
/// <param name="Fits">False when the record cannot stand here.</param>
/// <param name="Exceeded">The place whose limit is passed, or null.</param>
/// <param name="Missing">Places before this one that must not be left out, or null.</param>
readonly record struct StructureStep(bool Fits, Place? Exceeded, Place[]? Missing);

/// <summary>Walks an entry's records along the <see cref="StructureMap"/>. All ways are computed once; a step is one
/// look-up and a count.</summary>
sealed class StructureMachine
{
    static readonly Plan plan = new(StructureMap.Transaction);

    readonly int[] counts = new int[plan.Places.Length];
    int at;

    /// <summary>Begins an entry: its record 10 has been read.</summary>
    public void Begin()
    {
        at = 0;
        Array.Clear(counts);
    }

    /// <summary>Takes the next record. When it does not fit, the machine stays where it was.</summary>
    public StructureStep Take(RecordKind kind)
    {
        var target = plan.Next[at * RecordKinds.Count + (int)kind];
        if (target < 0) return default;
        var missing = plan.Skipped[at * RecordKinds.Count + (int)kind];
        at = target;
        Array.Clear(counts, at + 1, plan.Sizes[at] - 1);
        return new StructureStep(true, ++counts[at] == plan.Places[at].Max + 1 ? plan.Places[at] : null, missing);
    }

    /// <summary>What is missing when the entry ends here.</summary>
    public Place[]? End() => plan.Skipped[at * RecordKinds.Count + (int)RecordKind.Unknown];

    /// <summary>The map, numbered in order of reading, so that a place's contents are the numbers right after it.</summary>
    sealed class Plan
    {
        readonly List<Place> places = [];
        readonly List<int> parents = [];
        readonly List<int> sizes = [];

        public Plan(Place root)
        {
            Number(root, -1);
            Places = [.. places];
            Sizes = [.. sizes];
            Next = new int[Places.Length * RecordKinds.Count];
            Skipped = new Place[Places.Length * RecordKinds.Count][];
            for (var from = 0; from < Places.Length; from++)
                for (var kind = 0; kind < RecordKinds.Count; kind++)
                    (Next[from * RecordKinds.Count + kind], Skipped[from * RecordKinds.Count + kind]) = Find(from, (RecordKind)kind);
        }

        public Place[] Places { get; }

        /// <summary>A place and all that is inside it.</summary>
        public int[] Sizes { get; }

        /// <summary>From a place and a kind to the next place, or -1.</summary>
        public int[] Next { get; }

        /// <summary>The places left out on that way; under the unknown kind, those left out when the entry ends.</summary>
        public Place[]?[] Skipped { get; }

        void Number(Place place, int parent)
        {
            var number = places.Count;
            places.Add(place);
            parents.Add(parent);
            sizes.Add(0);
            foreach (var inner in place.Inside) Number(inner, number);
            sizes[number] = places.Count - number;
        }

        // First inside the place, then the place itself again and what follows it, then the same around it.
        (int Next, Place[]? Skipped) Find(int from, RecordKind kind)
        {
            var skipped = new List<Place>();
            for (int around = from, first = from + 1; around >= 0; first = around, around = parents[around])
                for (var number = first; number < around + Sizes[around]; number += Sizes[number])
                {
                    if (Places[number].Kind == kind) return (number, skipped.Count > 0 ? [.. skipped] : null);
                    var isHere = around != from && number == first;
                    if (Places[number].WhenMissing is not null && !isHere) skipped.Add(Places[number]);
                }
            return (-1, kind == RecordKind.Unknown && skipped.Count > 0 ? [.. skipped] : null);
        }
    }
}
