using Compliance.Pipeline.Tests.Model;
using Compliance.Pipeline.Tests.Stores;
using Compliance.Testing.Azurite;
using Xunit;
using Xunit.Abstractions;

namespace Compliance.Pipeline.Tests;

/// <summary>The pipeline on table storage.</summary>
[Collection(OneAzurite.Name)]
public sealed class AzuritePipelineTests(AzuriteServer azurite, ITestOutputHelper output)
{
    [AzuriteFact]
    public void Pipeline_AfterAnySequence_HoldsWhatAFreshScanSays() => PipelineProperties.Check(() => new AzuritePlace(azurite), sequences: 150, seed: "(2026112202,13)", output);

    [AzuriteTheory]
    [MemberData(nameof(KnownSequences.All), MemberType = typeof(KnownSequences))]
    public Task Pipeline_AfterAKnownSequence_HoldsWhatAFreshScanSays(string name, string sequence)
    {
        Assert.NotEmpty(name);
        return PipelineProperties.RunAsync(Sequence.Parse(sequence), new AzuritePlace(azurite));
    }
}
