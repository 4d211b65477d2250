using Compliance.Pipeline.Tests.Model;
using Compliance.Pipeline.Tests.Stores;
using Xunit;
using Xunit.Abstractions;

namespace Compliance.Pipeline.Tests;

/// <summary>The pipeline on the embedded store.</summary>
public sealed class SqlitePipelineTests(ITestOutputHelper output)
{
    [Fact]
    public void Pipeline_AfterAnySequence_HoldsWhatAFreshScanSays() => PipelineProperties.Check(() => new SqlitePlace(), sequences: 1000, seed: "(2026112201,11)", output);

    [Theory]
    [MemberData(nameof(KnownSequences.All), MemberType = typeof(KnownSequences))]
    public Task Pipeline_AfterAKnownSequence_HoldsWhatAFreshScanSays(string name, string sequence)
    {
        Assert.NotEmpty(name);
        return PipelineProperties.RunAsync(Sequence.Parse(sequence), new SqlitePlace());
    }
}
