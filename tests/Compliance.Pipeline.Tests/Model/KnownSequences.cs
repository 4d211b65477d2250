using Xunit;

namespace Compliance.Pipeline.Tests.Model;

/// <summary>Sequences that once failed, as short as they could be made, and a few that show the way.</summary>
public static class KnownSequences
{
    public static TheoryData<string, string> All => new()
    {
        { "nothing happens", "2 4:" },
        { "a resource comes again after it was seen missing, and its event is lost", "1 2: Delete; Deliver; Assess; Create 11" },
        { "rights are lost on what was read a moment ago", "1 2: Write 8; Deliver; Assess; AzureFault 41 11; Sweep" },
        { "no endpoint stands in a network any more", "2 2: Sweep; Delete 3" },
        { "undone after it was due and before it was told", "3 6: Delete 52; Sweep; Create 60" },
        { "a cluster moves to another subscription", "1 2: Sweep; Move; Deliver; Assess" },
        { "a cluster moves, and nobody tells", "1 2: Sweep; Move; Deliver 0 4" },
        { "of the affected clusters one moves", "1 2: Sweep; Delete; Sweep; Move; Deliver; Assess" },
        { "a finding comes again after it was told", "1 2: Sweep; Delete; Sweep; Wait 4; Alert; Create 11; Sweep; Alert; Delete; Sweep; Wait 4" },
        { "an assessor is killed after it wrote findings", "1 2: Sweep; Delete; Deliver; AssessKilled 7 1; Wait 4; Assess" },
        { "an assessor stops before it writes, and another one takes over", "1 2: Sweep; Delete; Deliver; AssessPaused 6; Create 11; Deliver; Assess; Resume" },
        { "an assessor stops where it writes, and another one takes over", "1 2: Sweep; Delete; Deliver; AssessPaused 7; Create 11; Deliver; Assess; Resume" },
        { "an assessor stops in its writes, and another one takes over", "1 2: Sweep; Delete; Deliver; AssessPaused 8; Create 11; Deliver; Assess; Resume" },
        { "a sweep stops where it writes, and another one takes over", "1 2: Delete; SweepPaused 8; Create 11; Sweep; Resume" },
        { "the answer to a message is lost", "1 2: Sweep; Delete; Sweep; Wait 4; ChannelFault 1; Alert" },
        { "the channel is down", "1 2: Sweep; Delete; Sweep; Wait 4; ChannelFault 0; Alert" },
        { "who tells is killed after it told", "1 2: Sweep; Delete; Sweep; Wait 4; AlertKilled 9 1" },
        { "of many changes one is told of before the sweep", "2 2: Bulk 2 5; Deliver 1" },
        { "records that Azure takes away empty a zone that other scopes see too", "3 2 told: Create 15; Deliver; Assess; Sweep; Delete 17; Deliver; Assess" },
        { "a zone is judged by records from before an endpoint went", "3 2 told: Sweep; Create 15; Deliver; Delete 17; Assess" },
        { "killed between findings and proofs, and then the cluster goes", "1 6 told: Sweep; Write 34 6; Scan 45; AssessKilled 29 1; Delete 59" },
        { "a process that stood still meets a read that hangs", "2 2: Sweep; ScanPaused; AzureFault 6; Resume" },
        { "a scope that was never there is named no more", "2 2 told: Write 6 1; Sweep; Write 6 4" },
        { "a cluster moves that named a scope that was never there", "2 2 told: Write 6 1; Sweep; Move 38" },
        { "a zone group makes Azure write the record again that was seen missing", "2 2 slow told: Sweep; Delete 18; Write 49; Deliver; Assess" },
        { "a cluster goes and comes again without what hung on it", "3 2 told: Sweep; Create 56; Deliver; Assess; Move 26; Move 18" },
        { "a sweep stops where it writes proofs, and another one takes over", "1 2 told: SweepPaused 9; Create 2; Deliver 0 8; Assess" },
        { "what is judged while some reads fail is judged again", "2 2 told: Sweep; Delete 11; Deliver 0 9; AzureFault 14 8; Assess" },
        { "an endpoint goes to another scope, which is no part of the slice", "3 6 told: Sweep; Bulk 14; Create 10; Deliver 28; Deliver 11; Assess" },
        { "a limited scan does not see who else is in a site", "1 4: Write 24 5; SweepKilled 1; Scan 21" },
        { "of a cluster that lost its scope a part is judged first", "3 4 told: Sweep; Create 53; Deliver; Write 8; Assess" },
        { "a cluster moves to a scope that is judged before its own event comes", "2 4 told: Sweep; Write 13 1; Deliver; Write 8 2; Assess" },
        { "a cluster moves to a scope whose own change is judged first", "2 4 told: Sweep; Write 0 2; Deliver; Write 8 2; Assess" },
        { "an endpoint gives its scope a connection after the scope was read", "1 4 slow told: Write; Deliver; Assess; Move 6; Create 34; Sweep" },
        { "what is judged while some reads fail keeps the way to the scope that a cluster left", "2 4 told: Sweep; Write 8 2; Deliver; AzureFault 14 5; Assess" },
        { "while some reads fail a cluster goes that shared findings", "1 4 told: Sweep; Delete 1; Deliver; AzureFault 14 5; Assess" },
        { "a sweep stops before it says that it is done, and another one takes over", "1 2: Sweep; SweepPaused 10; Sweep; Resume" },
        { "an endpoint goes before what went before it is judged", "1 4 told: Sweep; Delete 20; Deliver; Delete 5; Assess" },
        { "while some reads fail a network leaves the chain that it was part of", "1 2 told: Sweep; Write 20; Deliver; AzureFault 25 5; Assess" },
        { "a resolver goes, and a cluster is judged before its event comes", "2 4 told: Sweep; Write 8 4; Delete 1; Deliver 4; Assess; Deliver; Assess" },
        { "an event is lost", "1 2: Sweep; Delete 5; Deliver 0 4; Assess" },
        { "the chain of a network that is gone for long is cut before it", "2 3 told: Delete 5; Deliver; Assess; Sweep; Wait 48; Write 46 3" },
    };
}
