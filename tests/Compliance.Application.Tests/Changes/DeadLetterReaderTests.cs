using System.Text;
using Compliance.Application.Changes;
using Xunit;

namespace Compliance.Application.Tests.Changes;

public sealed class DeadLetterReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    private const string Scope = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.HybridCompute/privateLinkScopes/pls";

    private const string EventGrid = $$"""
        {"id":"1","topic":"/subscriptions/s","subject":"{{Scope}}","eventType":"Microsoft.Resources.ResourceWriteSuccess","eventTime":"2026-11-21T09:15:22Z",
         "dataVersion":"2","metadataVersion":"1","data":{"operationName":"Microsoft.HybridCompute/privateLinkScopes/write"},
         "deadLetterReason":"MaxDeliveryAttemptsExceeded","deliveryAttempts":30,"lastDeliveryOutcome":"NotFound",
         "publishTime":"2026-11-21T09:15:23Z","lastDeliveryAttemptTime":"2026-11-22T09:15:23Z"}
        """;

    private const string CloudEvent = $$"""
        {"specversion":"1.0","id":"2","source":"/subscriptions/s","type":"Microsoft.Resources.ResourceDeleteSuccess","time":"2026-11-21T09:20:00Z","subject":"{{Scope}}","data":{},
         "deadletterreason":"TimeToLiveExceeded","deliveryattempts":12,"lastdeliveryoutcome":"ServiceUnavailable","publishtime":"2026-11-21T09:20:01Z","lastdeliveryattempttime":"2026-11-22T09:20:00Z"}
        """;

    [Fact]
    public void Read_OneThatIsNotUnicode_SpoilsItselfAlone()
    {
        var entries = Read($"[{EventGrid.Replace("""
            "id":"1"
            """, """
            "id":"\ud800"
            """, StringComparison.Ordinal)},{EventGrid}]");

        Assert.NotNull(entries[0].Problem);
        Assert.Equal("1", entries[1].Change!.EventId);
    }

    [Fact]
    public void Read_ArrayOfBothSchemas_HasTheChangesAsIntakeTakesThem()
    {
        var entries = Read($"[{EventGrid},{CloudEvent}]");

        Assert.Equal(["1", "2"], entries.Select(entry => entry.Change!.EventId));
        Assert.All(entries, entry => Assert.Equal(EventReader.Read(entry.Event, Now).Changes.Single(), entry.Change));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n\r\n")]
    [InlineData("")]
    public void Read_SeveralFilesJoined_GoesOn(string between)
    {
        var entries = Read($"\uFEFF[{EventGrid}]{between}[]{between}{CloudEvent.ReplaceLineEndings("")}{between}[{CloudEvent}]");

        Assert.Equal([(1, "1"), (2, "2"), (3, "2")], entries.Select(entry => (entry.Position, entry.Change!.EventId)));
    }

    [Fact]
    public void Read_UnusableEntries_AreNamedByTheirPlaceAndTheRestGoesOn()
    {
        var entries = Read($$"""[7, {{EventGrid}}, {"id":"x"}, {{EventGrid.Replace("2026-11-21T09:15:22Z", "yesterday", StringComparison.Ordinal)}}, {{CloudEvent}}]""");

        Assert.Equal([1, 3, 4], entries.Where(entry => entry.Problem is not null).Select(entry => entry.Position));
        Assert.Equal([2, 5], entries.Where(entry => entry.Change is not null).Select(entry => entry.Position));
    }

    [Fact]
    public void Read_EventOfAnotherType_IsUsableAndNoChange()
    {
        var entry = Assert.Single(Read(EventGrid.Replace("ResourceWriteSuccess", "ResourceWriteFailure", StringComparison.Ordinal)));

        Assert.Equal((null, null), (entry.Change, entry.Problem));
    }

    [Fact]
    public void Read_Handshake_IsNoEvent()
    {
        var entry = Assert.Single(Read("""[{"eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":{"validationCode":"c"}}]"""));

        Assert.NotNull(entry.Problem);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[{}")]
    [InlineData("[] garbage")]
    public void Read_NoJson_SaysWhere(string text)
    {
        var refused = Assert.Throws<EventFormatException>(() => Read(text));

        Assert.Contains("line 1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Nothing_IsNothing()
    {
        Assert.Empty(Read(""));
    }

    private static IReadOnlyList<DeadLetter> Read(string text) => DeadLetterReader.Read(Encoding.UTF8.GetBytes(text), Now);
}
