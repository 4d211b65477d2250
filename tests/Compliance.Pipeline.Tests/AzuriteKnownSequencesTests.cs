using Compliance.Pipeline.Tests.Model;
using Compliance.Pipeline.Tests.Stores;
using Compliance.Testing.Azurite;
using Xunit;

namespace Compliance.Pipeline.Tests;

/// <summary>
/// Known sequences on table storage, beside the random ones and on an Azurite of their own: a sequence mostly waits for one, which does
/// one thing at a time.
/// </summary>
public sealed class AzuriteKnownSequencesTests(AzuriteServer azurite) : IClassFixture<AzuriteServer>
{
    [AzuriteTheory]
    [MemberData(nameof(KnownSequences.All), MemberType = typeof(KnownSequences))]
    public Task Pipeline_AfterAKnownSequence_HoldsWhatAFreshScanSays(string name, string sequence)
    {
        Assert.NotEmpty(name);
        return PipelineProperties.RunAsync(Sequence.Parse(sequence), new AzuritePlace(azurite));
    }
}
