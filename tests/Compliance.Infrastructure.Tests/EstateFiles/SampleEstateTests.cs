using System.Reflection;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Xunit;

namespace Compliance.Infrastructure.Tests.EstateFiles;

public sealed class SampleEstateTests
{
    [Theory]
    [InlineData("contoso.json", 42, 9)]
    [InlineData("drifted.json", 43, 10)]
    public async Task ReadAsync_Sample_ReadsItsChain(string name, int clusters, int zones)
    {
        var estate = await Samples.ReadAsync(name);

        Assert.Equal(clusters, estate.Resources.OfType<ConnectedCluster>().Count());
        Assert.Equal(3, estate.Resources.OfType<PrivateLinkScope>().Count());
        Assert.Equal(zones, estate.Resources.OfType<PrivateDnsZone>().Count());
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.Zero), estate.ReadAt);
        Assert.Equal(3, estate.Coverage.Subscriptions.Count());
        Assert.Empty(estate.Coverage.Warnings);
        Assert.Empty(estate.Coverage.Gaps);
        Assert.All(estate.Resources, AssertNothingMalformed);
    }

    [Fact]
    public async Task ReadAsync_PartialSample_CoversTheGroupsItHasRowsOf()
    {
        var estate = await Samples.ReadAsync("partial.ndjson");

        var subscription = estate.Coverage.Subscriptions.First().Id;
        Assert.Equal(Presence.Missing, estate.Coverage.OfAbsent(ResourceType.PrivateDnsZone, subscription));
        Assert.Equal(Presence.NotCovered, estate.Coverage.OfAbsent(ResourceType.VirtualNetwork, subscription));
        Assert.Equal(Presence.NotCovered, estate.Coverage.OfAbsent(ResourceType.RecordSet, subscription));
    }

    private static void AssertNothingMalformed(Resource resource)
    {
        foreach (var property in resource.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(resource);
            var malformed = value?.GetType().GetProperty("IsMalformed")?.GetValue(value);
            Assert.False(malformed is true, $"{property.Name} of {resource.Id}");
        }
    }
}
