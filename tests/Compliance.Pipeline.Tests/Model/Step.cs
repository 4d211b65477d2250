using System.Globalization;

namespace Compliance.Pipeline.Tests.Model;

/// <summary>One thing that happens. What the numbers choose among depends on the state it happens in, so that any sequence makes sense.</summary>
/// <param name="A">0 or more.</param>
/// <param name="B">0 or more.</param>
internal sealed record Step(StepKind Kind, int A = 0, int B = 0)
{
    /// <exception cref="FormatException">The text is no step.</exception>
    public static Step Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Step(Enum.Parse<StepKind>(parts[0]), Number(1), Number(2));

        int Number(int at) => at < parts.Length ? int.Parse(parts[at], CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Whether events are taken from the way that nobody will see.</summary>
    public bool LosesEvents => Kind is StepKind.Deliver && B % 6 == 4;

    public override string ToString() => (A, B) switch
    {
        (0, 0) => $"{Kind}",
        (_, 0) => $"{Kind} {A}",
        _ => $"{Kind} {A} {B}",
    };
}

internal enum StepKind
{
    /// <summary>A: which resource. B: what of it changes.</summary>
    Write,

    /// <summary>A: which resource.</summary>
    Delete,

    /// <summary>A: which of those that are not there.</summary>
    Create,

    /// <summary>A: which cluster goes to another subscription.</summary>
    Move,

    /// <summary>A: the first of several resources. B: what of them changes.</summary>
    Bulk,

    /// <summary>A: how many events, 0 for all. B: in order, reversed, twice, lost, or again what came before.</summary>
    Deliver,

    Assess,
    Sweep,
    Alert,

    /// <summary>A: at which call to the store the process is killed that assesses. B: odd when the call is done still.</summary>
    AssessKilled,
    SweepKilled,
    AlertKilled,

    /// <summary>A: at which call to the store an assessor stops. It goes on as a stale one later.</summary>
    AssessPaused,
    SweepPaused,

    /// <summary>Stale assessors go on.</summary>
    Resume,

    /// <summary>A: how long.</summary>
    Wait,

    /// <summary>A: what goes wrong in Azure. B: with which requests.</summary>
    AzureFault,

    /// <summary>A: after how many calls the store fails once. B: odd when it did what it was told.</summary>
    StoreFault,

    /// <summary>A: odd when the next message gets through and its answer does not.</summary>
    ChannelFault,

    /// <summary>Nothing goes wrong any more.</summary>
    Calm,

    /// <summary>What is over is archived and forgotten.</summary>
    Retain,

    LightSweep,

    /// <summary>A: the changes of how many minutes run again.</summary>
    Replay,

    /// <summary>A: of what.</summary>
    Scan,

    /// <summary>A: at which call to the store the process is killed that scans. B: odd when the call is done still.</summary>
    ScanKilled,

    /// <summary>A: at which call to the store a scan stops. It goes on as that of a stale assessor later.</summary>
    ScanPaused,
}
