using Azure.Core;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Testing.Time;
using Xunit;

namespace Compliance.Infrastructure.Tests.ResourceManager;

public sealed class ArmPacesTests
{
    private static readonly Uri Cluster = new(ScriptedAzure.Endpoint, "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/c?api-version=1");
    private static readonly Uri Zone = new(ScriptedAzure.Endpoint, "/subscriptions/s1/resourceGroups/rg/providers/microsoft.network/privatednszones/z/A?api-version=1");

    private readonly FakeTime _time = new();
    private readonly ArmPaces _paces;

    public ArmPacesTests() => _paces = new ArmPaces(_time);

    [Fact]
    public void Take_FullBucket_AdmitsABurstAndThenTheRefill()
    {
        Assert.Equal(250, TakeAll(RequestMethod.Get, Cluster));

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(50, TakeAll(RequestMethod.Get, Cluster));
    }

    [Fact]
    public void Take_EmptyBucket_AdmitsOneAfterTheWaitItNames()
    {
        TakeAll(RequestMethod.Get, Cluster);
        var wait = Pace(RequestMethod.Get, Cluster).Take();

        _time.Advance(wait!.Value);

        Assert.Equal(1, TakeAll(RequestMethod.Get, Cluster));
    }

    [Fact]
    public void Take_OtherSubscriptionOrKind_HasABucketOfItsOwn()
    {
        TakeAll(RequestMethod.Get, Cluster);

        Assert.Equal(250, TakeAll(RequestMethod.Get, new Uri(Cluster.AbsoluteUri.Replace("s1", "s2", StringComparison.Ordinal))));
        Assert.Equal(200, TakeAll(RequestMethod.Put, Cluster));
        Assert.Equal(200, TakeAll(RequestMethod.Delete, Cluster));
    }

    [Fact]
    public void Take_ZoneReads_StayBelowFiveHundredInAnyFiveMinutes()
    {
        var taken = 0;
        for (var second = 0; second < 300; second++)
        {
            taken += TakeAll(RequestMethod.Get, Zone);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(taken, 495, 500);
    }

    [Fact]
    public void Take_RefusedByTheZones_CostsNothingOfTheSubscription()
    {
        TakeAll(RequestMethod.Get, Zone);
        _time.Advance(TimeSpan.FromMilliseconds(400));

        Assert.NotNull(Pace(RequestMethod.Get, Zone).Take());

        Assert.Equal(10, TakeAll(RequestMethod.Get, Cluster));
    }

    [Fact]
    public async Task Answered_FewerLeftThanCounted_TakesAzuresNumber()
    {
        var azure = new ScriptedAzure().Answer("{}", ("x-ms-ratelimit-remaining-subscription-reads", "3"));

        await SendAsync(azure);

        Assert.Equal(3, TakeAll(RequestMethod.Get, Cluster));
    }

    [Fact]
    public async Task Answered_Throttled_HoldsTheSubscription()
    {
        var azure = new ScriptedAzure().Answer(System.Net.HttpStatusCode.TooManyRequests, headers: ("Retry-After", "7"));
        azure.Options.MaxRetries = 0;

        await SendAsync(azure);

        Assert.Equal(TimeSpan.FromSeconds(7), Pace(RequestMethod.Get, Cluster).Take());
        _time.Advance(TimeSpan.FromSeconds(7));
        Assert.Null(Pace(RequestMethod.Get, Cluster).Take());
    }

    private Task SendAsync(ScriptedAzure azure)
    {
        var call = new ArmCall(RequestMethod.Get, Cluster);
        return azure.Sender(_time).SendAsync(call, _paces.For(call), ArmBody.ReadAsync, new WaitClock(_time), CancellationToken.None);
    }

    private IPace Pace(RequestMethod method, Uri address) => _paces.For(new ArmCall(method, address));

    private int TakeAll(RequestMethod method, Uri address)
    {
        var taken = 0;
        while (Pace(method, address).Take() is null)
        {
            taken++;
        }

        return taken;
    }
}
