using Compliance.Application.Sweeps;
using Compliance.Application.Tests.Engine;
using Compliance.Domain.Estates;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Application.Tests.Sweeps;

public sealed class FindBlindSubscriptionsTests : IAsyncDisposable
{
    private const string Queue = "/subscriptions/ops/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/intake/queueServices/default/queues/compliance-changes";
    private const string Webhook = "https://compliance.contoso.com/api/events";

    private static readonly EventSubscription Ours = new() { Destination = Queue, IsReady = true };

    private readonly EngineFixture _engine = new(null, ("Sweep:Destinations:0", Queue.ToLowerInvariant()), ("Sweep:Destinations:1", $"{Webhook}/"));

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Sweep_NoEventSubscriptionReachesUs_IsListedAndStored()
    {
        _engine.Azure.Holds(new HealthyChain().Estate());

        await _engine.SweepAsync();

        var sweep = await _engine.Get<ISweepStore>().FindAsync(SweepKind.Full, default);
        Assert.Equal([AnId.Subscription.ToLowerInvariant()], sweep!.Blindness!.Blind.ToList());
        Assert.Empty(sweep.Blindness.Unknown);
    }

    [Fact]
    public async Task Find_DestinationIsUnset_IsNotAsked()
    {
        await using var engine = new EngineFixture();
        engine.Azure.EventSubscriptions = _ => throw new InvalidOperationException("asked");

        Assert.Null(await FindAsync(engine, new SubscriptionRead("a", SubscriptionState.Read)));
    }

    [Fact]
    public async Task Find_SeenBlindAndUnreadable_AreKeptApart()
    {
        _engine.Azure.EventSubscriptions = subscription => subscription switch
        {
            "seen" => [new EventSubscription { Destination = "https://elsewhere", IsReady = true }, Ours],
            "unreadable" => null,
            _ => [],
        };

        var blindness = await FindAsync(
            _engine,
            [.. new[] { "seen", "unreadable", "z-blind", "a-blind" }.Select(id => new SubscriptionRead(id, SubscriptionState.Read)), new SubscriptionRead("denied", SubscriptionState.Denied)]);

        Assert.Equal(["a-blind", "z-blind"], blindness!.Blind.ToList());
        Assert.Equal(["denied", "unreadable"], blindness.Unknown.ToList());
    }

    public static TheoryData<EventSubscription, bool> EventSubscriptions => new()
    {
        { Ours, true },
        { Ours with { Destination = Webhook }, true },
        { Ours with { Destination = "https://compliance.contoso.com/api/events2" }, false },
        { Ours with { IsReady = false }, false },
        { Ours with { ExpiresAt = DateTimeOffset.MinValue }, false },
        { Ours with { ExpiresAt = DateTimeOffset.MaxValue }, true },
        { Ours with { EventTypes = ["microsoft.resources.resourcewritesuccess", "Microsoft.Resources.ResourceDeleteSuccess"] }, true },
        { Ours with { EventTypes = ["Microsoft.Resources.ResourceWriteSuccess"] }, false },
        { Ours with { EventTypes = ["Microsoft.ResourceNotifications.Resources.CreatedOrUpdated", "Microsoft.ResourceNotifications.Resources.Deleted"] }, true },
        { Ours with { SubjectBeginsWith = "/subscriptions/SUB" }, true },
        { Ours with { SubjectBeginsWith = "/subscriptions/sub/resourceGroups/rg" }, false },
        { Ours with { SubjectEndsWith = "store-1" }, false },
    };

    [Theory]
    [MemberData(nameof(EventSubscriptions))]
    public async Task Find_OneEventSubscription_ReachesUsOrDoesNot(EventSubscription one, bool reaches)
    {
        _engine.Azure.EventSubscriptions = _ => [one];

        var blindness = await FindAsync(_engine, new SubscriptionRead("sub", SubscriptionState.Read));

        Assert.Equal(reaches, blindness!.Blind.IsEmpty);
    }

    private static Task<Blindness?> FindAsync(EngineFixture engine, params SubscriptionRead[] governed) =>
        engine.Get<FindBlindSubscriptions>().FindAsync(governed, default);
}
