using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Compliance.Pipeline.Tests.Model;

/// <summary>An estate of so many chains and clusters, and what happens to it.</summary>
/// <param name="Chains">1 to 3.</param>
/// <param name="Clusters">2 to 6.</param>
/// <param name="IsSlow">Azure's own writes take a while: a resource may be seen while it is <c>Updating</c>.</param>
/// <param name="IsTold">At its end every event that is left is delivered and assessed, and no sweep comes to help: see <see cref="Promise"/>.</param>
internal sealed record Sequence(int Chains, int Clusters, bool IsSlow, bool IsTold, ImmutableArray<Step> Steps)
{
    private static readonly (int Weight, StepKind Kind)[] Weights =
    [
        (10, StepKind.Write), (5, StepKind.Delete), (5, StepKind.Create), (2, StepKind.Move), (1, StepKind.Bulk),
        (12, StepKind.Deliver), (12, StepKind.Assess), (2, StepKind.Sweep), (5, StepKind.Alert),
        (3, StepKind.AssessKilled), (1, StepKind.SweepKilled), (2, StepKind.AlertKilled), (2, StepKind.AssessPaused), (1, StepKind.SweepPaused), (2, StepKind.Resume),
        (4, StepKind.Wait), (4, StepKind.AzureFault), (3, StepKind.StoreFault), (2, StepKind.ChannelFault), (2, StepKind.Calm),
        (1, StepKind.Retain), (1, StepKind.LightSweep), (1, StepKind.Replay), (2, StepKind.Scan), (1, StepKind.ScanKilled), (1, StepKind.ScanPaused),
    ];

    public static Arbitrary<Sequence> Any { get; } = Arb.From(AnySequence(), Shrink);

    /// <summary>As <see cref="ToString"/> writes it: chains, clusters, <c>slow</c>, <c>told</c>, then the steps, with commas and semicolons.</summary>
    public static Sequence Parse(string text)
    {
        var parts = text.Split(':', 2);
        var size = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Sequence(int.Parse(size[0], null), int.Parse(size[1], null), size.Contains("slow"), size.Contains("told"), [.. parts[1].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Step.Parse)]);
    }

    public override string ToString() => $"{Chains} {Clusters}{(IsSlow ? " slow" : "")}{(IsTold ? " told" : "")}: {string.Join("; ", Steps)}";

    private static Gen<Sequence> AnySequence() =>
        from chains in Gen.Choose(1, 3)
        from clusters in Gen.Choose(2, 6)
        from slow in Gen.Choose(0, 3)
        from steps in Gen.Sized(size => Gen.Choose(1, 4 + (size / 3)).SelectMany(count => Gen.ArrayOf(AnyStep(), count)))
        from told in Gen.Choose(0, 2)
        // A host sweeps at its start, but that may fail.
        from swept in Gen.Choose(0, 3)
        select told > 0
            ? new Sequence(chains, clusters, slow == 0, true, [new Step(StepKind.Sweep), .. steps.Select(Promise.Kept)])
            : new Sequence(chains, clusters, slow == 0, false, swept == 0 ? [.. steps] : [new Step(StepKind.Sweep), .. steps]);

    private static Gen<Step> AnyStep() =>
        from kind in Gen.Frequency(Weights.Select(weight => (weight.Weight, Gen.Constant(weight.Kind))))
        from a in Gen.Choose(0, 60)
        from b in Gen.Choose(0, 11)
        select new Step(kind, a, b);

    // Fewer steps first, then a smaller estate, then smaller numbers.
    private static IEnumerable<Sequence> Shrink(Sequence sequence)
    {
        for (var length = sequence.Steps.Length / 2; length > 0; length /= 2)
        {
            for (var at = 0; at + length <= sequence.Steps.Length; at += length)
            {
                yield return sequence with { Steps = sequence.Steps.RemoveRange(at, length) };
            }
        }

        if (sequence.IsSlow)
        {
            yield return sequence with { IsSlow = false };
        }

        if (sequence.IsTold)
        {
            yield return sequence with { IsTold = false };
        }

        if (sequence.Chains > 1)
        {
            yield return sequence with { Chains = sequence.Chains - 1 };
        }

        if (sequence.Clusters > 2)
        {
            yield return sequence with { Clusters = 2 };
        }

        for (var at = 0; at < sequence.Steps.Length; at++)
        {
            var step = sequence.Steps[at];
            if (step.B > 0)
            {
                yield return sequence with { Steps = sequence.Steps.SetItem(at, step with { B = step.B / 2 }) };
            }

            if (step.A > 0)
            {
                yield return sequence with { Steps = sequence.Steps.SetItem(at, step with { A = step.A / 2 }) };
                yield return sequence with { Steps = sequence.Steps.SetItem(at, step with { A = step.A - 1 }) };
            }
        }
    }
}
