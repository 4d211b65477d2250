using Compliance.Pipeline.Tests.Stores;
using Compliance.Testing.Azurite;
using Xunit;
using Xunit.Abstractions;

namespace Compliance.Pipeline.Tests;

/// <summary>The pipeline on table storage. One Azurite for all sequences; each has tables of its own.</summary>
public sealed class AzuritePipelineTests(AzuriteServer azurite, ITestOutputHelper output) : IClassFixture<AzuriteServer>
{
    [AzuriteFact]
    public void Pipeline_AfterAnySequence_HoldsWhatAFreshScanSays() => PipelineProperties.Check(() => new AzuritePlace(azurite), sequences: 150, seed: "(2026112202,13)", output);
}
