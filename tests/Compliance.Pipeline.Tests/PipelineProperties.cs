using System.Globalization;
using Compliance.Pipeline.Tests.Model;
using Compliance.Pipeline.Tests.Stores;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Xunit.Abstractions;

namespace Compliance.Pipeline.Tests;

/// <summary>Runs sequences against a store: random ones, as many as asked for, and given ones.</summary>
internal static class PipelineProperties
{
    private const string Count = "COMPLIANCE_PIPELINE_SEQUENCES";
    private const string Seed = "COMPLIANCE_PIPELINE_SEED";
    private const string AtRandom = "random";

    /// <summary>A failure names its seed and the shortest sequence found that fails too.</summary>
    /// <param name="sequences">Unless the environment says how many.</param>
    /// <param name="seed">
    /// As FsCheck prints it. A run that judges a change must say the same of it each time; what nobody has met yet is found by runs of
    /// their own, which the environment asks for: by a seed, by <c>random</c>, or by a number, which takes a random seed too.
    /// </param>
    public static void Check(Func<IStorePlace> store, int sequences, string seed, ITestOutputHelper output)
    {
        var wanted = Setting(Count);
        var replay = Replay(Setting(Seed) ?? (wanted is null ? seed : AtRandom));
        var count = wanted is null ? sequences : int.Parse(wanted, CultureInfo.InvariantCulture);
        output.WriteLine($"{Count}={count} {Seed}='({replay.Rnd.Seed},{replay.Rnd.Gamma}{(replay.Size is { } size ? $",{size.Value}" : "")})'");
        var config = Config.QuickThrowOnFailure.WithMaxTest(count).WithEndSize(100).WithReplay(FSharpOption<Replay>.Some(replay));
        // FsCheck's runner is synchronous; tests have no context that the sequence could want to come back to.
        FsCheck.Check.One(config, Prop.ForAll(Sequence.Any, sequence => RunAsync(sequence, store()).GetAwaiter().GetResult()));
        output.WriteLine($"{Promise.Checked} sequences were right before the sweep.");
    }

    public static async Task RunAsync(Sequence sequence, IStorePlace store)
    {
        await using var world = await World.StartAsync(sequence, store);
        var promise = new Promise(world);
        var play = new Play(world, promise);
        foreach (var step in sequence.Steps)
        {
            await play.RunAsync(step);
        }

        await new EndState(world, promise).AssertAsync(sequence.IsTold);
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;

    // As FsCheck prints it: "(seed,gamma)" of a run, "(seed,gamma,size)" of the step that failed.
    private static Replay Replay(string text)
    {
        if (text == AtRandom)
        {
            // The second number must be odd.
            return new Replay(new Rnd((ulong)Random.Shared.NextInt64(), (ulong)Random.Shared.NextInt64() | 1), null);
        }

        var parts = text.Trim('(', ')').Split(',');
        var size = parts.Length > 2 ? FSharpOption<int>.Some(int.Parse(parts[2], CultureInfo.InvariantCulture)) : null;
        return new Replay(new Rnd(ulong.Parse(parts[0], CultureInfo.InvariantCulture), ulong.Parse(parts[1], CultureInfo.InvariantCulture)), size);
    }
}
