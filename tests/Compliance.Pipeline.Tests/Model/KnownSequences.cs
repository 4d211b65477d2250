using Xunit;

namespace Compliance.Pipeline.Tests.Model;

/// <summary>Sequences that once failed, as short as they could be made, and a few that show the way.</summary>
public static class KnownSequences
{
    public static TheoryData<string, string> All => new()
    {
        { "nothing happens", "2 4:" },
        { "a resource comes again after it was seen missing, and its event is lost", "1 2: Delete; Deliver; Assess; Create 11" },
        { "no endpoint stands in a network any more", "2 2: Sweep; Delete 3" },
        { "undone after it was due and before it was told", "3 6: Delete 52; Sweep; Create 60" },
        { "an event is lost", "1 2: Sweep; Delete 5; Deliver 0 4; Assess" },
    };
}
