using System.Globalization;
using Compliance.Pipeline.Tests.Model;
using Compliance.Pipeline.Tests.Stores;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Compliance.Pipeline.Tests;

/// <summary>Runs sequences against a store: random ones, as many as asked for, and given ones.</summary>
internal static class PipelineProperties
{
    private const string Count = "COMPLIANCE_PIPELINE_SEQUENCES";
    private const string Seed = "COMPLIANCE_PIPELINE_SEED";

    /// <summary>A failure names its seed and the shortest sequence found that fails too.</summary>
    /// <param name="sequences">Unless the environment says how many.</param>
    public static void Check(Func<IStorePlace> store, int sequences)
    {
        var count = Environment.GetEnvironmentVariable(Count) is { Length: > 0 } wanted ? int.Parse(wanted, CultureInfo.InvariantCulture) : sequences;
        var config = Config.QuickThrowOnFailure.WithMaxTest(count).WithEndSize(100).WithReplay(Replay());
        // FsCheck's runner is synchronous; tests have no context that the sequence could want to come back to.
        FsCheck.Check.One(config, Prop.ForAll(Sequence.Any, sequence => RunAsync(sequence, store()).GetAwaiter().GetResult()));
    }

    public static async Task RunAsync(Sequence sequence, IStorePlace store)
    {
        await using var world = await World.StartAsync(sequence, store);
        var play = new Play(world);
        foreach (var step in sequence.Steps)
        {
            await play.RunAsync(step);
        }

        await new EndState(world).AssertAsync();
    }

    // As FsCheck prints it: "(seed,gamma)" of a run, "(seed,gamma,size)" of the step that failed.
    private static FSharpOption<Replay>? Replay()
    {
        if (Environment.GetEnvironmentVariable(Seed) is not { Length: > 0 } text)
        {
            return null;
        }

        var parts = text.Trim('(', ')').Split(',');
        var size = parts.Length > 2 ? FSharpOption<int>.Some(int.Parse(parts[2], CultureInfo.InvariantCulture)) : null;
        return new Replay(new Rnd(ulong.Parse(parts[0], CultureInfo.InvariantCulture), ulong.Parse(parts[1], CultureInfo.InvariantCulture)), size);
    }
}
