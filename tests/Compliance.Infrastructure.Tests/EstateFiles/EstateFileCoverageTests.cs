using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Xunit;
using static Compliance.Infrastructure.Tests.EstateFiles.EstateFile;

namespace Compliance.Infrastructure.Tests.EstateFiles;

public sealed class EstateFileCoverageTests
{
    private static readonly string Zone = Row($"/subscriptions/{OtherSub}/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/z", "microsoft.network/privatednszones");

    [Fact]
    public async Task Coverage_WithAHead_IsExactlyWhatTheHeadNames()
    {
        var head = $$"""{"subscriptions":["{{Sub.ToUpperInvariant()}}"],"types":["microsoft.network/PRIVATEDNSZONES"]}""";

        var estate = await ReadAsync($$"""{"coverage":{{head}},"data":[{{Cluster("a")}},{{Zone}}]}""");

        Assert.Equal(Presence.Missing, estate.Coverage.OfAbsent(ResourceType.PrivateDnsZone, Sub));
        Assert.Equal(Presence.NotCovered, estate.Coverage.OfAbsent(ResourceType.VirtualNetworkLink, Sub));
        Assert.Equal(Presence.NotCovered, estate.Coverage.OfAbsent(ResourceType.ConnectedCluster, Sub));
        Assert.Equal(Presence.NotCovered, estate.Coverage.OfAbsent(ResourceType.PrivateDnsZone, OtherSub));
        Assert.Equal([new SubscriptionRead(Sub, SubscriptionState.Read)], estate.Coverage.Subscriptions);
    }

    [Fact]
    public async Task Coverage_WithoutAHead_IsEveryTypeOfASeenGroupInEverySeenSubscription()
    {
        var estate = await ReadAsync($"[{Cluster("a")},{Zone}]");

        // The zone lies in one subscription and the cluster in the other: both were asked for both.
        Assert.Equal(Presence.Missing, estate.Coverage.OfAbsent(ResourceType.PrivateDnsZone, Sub));
        Assert.Equal(Presence.Missing, estate.Coverage.OfAbsent(ResourceType.VirtualNetworkLink, Sub));
        Assert.Equal(Presence.Missing, estate.Coverage.OfAbsent(ResourceType.ConnectedCluster, OtherSub));
        Assert.Equal(Presence.NotCovered, estate.Coverage.OfAbsent(ResourceType.RecordSet, Sub));
        Assert.Equal(Presence.NotCovered, estate.Coverage.OfAbsent(ResourceType.PrivateDnsZone, "33333333-3333-3333-3333-333333333333"));
        Assert.Empty(estate.Coverage.Gaps);
    }

    [Fact]
    public async Task Coverage_SubscriptionWithOnlyIgnoredRows_CountsAsSeen()
    {
        var site = Row($"/subscriptions/{OtherSub}/resourceGroups/rg/providers/Microsoft.Web/sites/s", "microsoft.web/sites");

        var estate = await ReadAsync($"[{Cluster("a")},{site}]");

        Assert.Equal(Presence.Missing, estate.Coverage.OfAbsent(ResourceType.ConnectedCluster, OtherSub));
    }

    [Theory]
    [InlineData("\"skip_token\":\"abc\"")]
    [InlineData("\"$skipToken\":\"abc\"")]
    [InlineData("\"resultTruncated\":\"true\"")]
    [InlineData("\"resultTruncated\":true")]
    [InlineData("\"total_records\":2")]
    [InlineData("\"totalRecords\":4213")]
    [InlineData("\"nextLink\":\"https://management.azure.com/next\"")]
    public async Task Coverage_OnePageOfSeveral_IsIncompleteAndProvesNoAbsence(string sign)
    {
        var estate = await ReadAsync($$"""{ {{sign}},"data":[{{Cluster("a")}}] }""");

        var gap = Assert.Single(estate.Coverage.Gaps);
        Assert.Equal(GapEffect.Incomplete, gap.Effect);
        Assert.Contains("Export all pages", gap.Reason, StringComparison.Ordinal);
        Assert.Contains("compliance export", gap.Reason, StringComparison.Ordinal);
        Assert.Equal(Presence.NotCovered, estate.Coverage.OfAbsent(ResourceType.ConnectedCluster, Sub));
    }

    [Fact]
    public async Task Coverage_ExportThatCouldNotReadAll_IsIncompleteButProvesWhatItNames()
    {
        var head = $$"""{"subscriptions":["{{Sub}}"],"types":["Microsoft.Network/privateDnsZones"],"gaps":["records of s: Azure denied the read."]}""";

        var estate = await ReadAsync($$"""{"coverage":{{head}},"data":[{{Cluster("a")}}]}""");

        Assert.Equal(new Gap("estate file", "records of s: Azure denied the read.", GapEffect.Incomplete), Assert.Single(estate.Coverage.Gaps));
        Assert.Equal(Presence.Missing, estate.Coverage.OfAbsent(ResourceType.PrivateDnsZone, Sub));
    }

    [Theory]
    [InlineData("\"skip_token\":null,\"total_records\":1,\"count\":1")]
    [InlineData("\"$skipToken\":\"\",\"resultTruncated\":\"false\"")]
    public async Task Coverage_TheOnlyPage_IsComplete(string signs)
    {
        var estate = await ReadAsync($$"""{ {{signs}},"data":[{{Cluster("a")}}] }""");

        Assert.Empty(estate.Coverage.Gaps);
        Assert.Equal(Presence.Missing, estate.Coverage.OfAbsent(ResourceType.ConnectedCluster, Sub));
    }
}
