using System.Net;
using Compliance.Web.Access;
using Compliance.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Compliance.Web.Tests.Access;

public sealed class KeyTests
{
    private const string Read = "GET /api/summary";
    private const string Write = "POST /api/scans";

    public static TheoryData<string?, HttpStatusCode> Headers => new()
    {
        { $"Bearer {AccessSettings.ReaderKey}", HttpStatusCode.OK },
        { $"bearer {AccessSettings.ReaderKey}", HttpStatusCode.OK },
        { AccessSettings.Basic("anybody", AccessSettings.ReaderKey), HttpStatusCode.OK },
        { AccessSettings.Basic("", AccessSettings.ReaderKey), HttpStatusCode.OK },
        { null, HttpStatusCode.Unauthorized },
        { "", HttpStatusCode.Unauthorized },
        { "Bearer", HttpStatusCode.Unauthorized },
        { AccessSettings.ReaderKey, HttpStatusCode.Unauthorized },
        { $"Bearer {AccessSettings.ReaderKey.ToUpperInvariant()}", HttpStatusCode.Unauthorized },
        { $"Bearer {AccessSettings.ReaderKey[..^1]}", HttpStatusCode.Unauthorized },
        { $"Bearer {AccessSettings.ReaderKey}, Bearer {AccessSettings.ReaderKey}", HttpStatusCode.Unauthorized },
        { $"Digest {AccessSettings.ReaderKey}", HttpStatusCode.Unauthorized },
        { "Basic ???", HttpStatusCode.Unauthorized },
        { $"Basic {AccessSettings.ReaderKey}", HttpStatusCode.Unauthorized },
        { AccessSettings.Basic(AccessSettings.ReaderKey, ""), HttpStatusCode.Unauthorized },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task Get_WithHeader_IsAnswered(string? header, HttpStatusCode expected)
    {
        await using var web = await RunningWeb.StartAsync(reach: Reach.Network, settings: AccessSettings.Keys);

        using var response = await web.Client.SendAsync(Read, header);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Get_WithoutKey_SaysHowToProveOneself()
    {
        await using var web = await RunningWeb.StartAsync(settings: AccessSettings.Keys);

        using var response = await web.Client.SendAsync(Read);

        await response.ProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Equal(["Bearer", "Basic"], response.Headers.WwwAuthenticate.Select(way => way.Scheme));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Post_WithTooSmallARole_NamesTheOneItTakes()
    {
        await using var web = await RunningWeb.StartAsync(settings: AccessSettings.Keys);

        using var response = await web.Client.SendAsync(Write, $"Bearer {AccessSettings.ReaderKey}");

        var problem = await response.ProblemAsync(HttpStatusCode.Forbidden);
        Assert.Contains("Operator", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_KeyInTheQuery_IsNoKey()
    {
        await using var web = await RunningWeb.StartAsync(settings: AccessSettings.Keys);

        using var response = await web.Client.SendAsync($"{Read}?key={AccessSettings.ReaderKey}&access_token={AccessSettings.ReaderKey}");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Post_OfAnotherSiteWithTheKeyABrowserKeeps_IsRefused()
    {
        await using var web = await RunningWeb.StartAsync(settings: AccessSettings.Keys);

        using var own = await web.Client.SendAsync(Write, AccessSettings.Basic("me", AccessSettings.OperatorKey), ("Sec-Fetch-Site", "same-origin"));
        using var foreign = await web.Client.SendAsync(Write, AccessSettings.Basic("me", AccessSettings.OperatorKey), ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Forbidden), (own.StatusCode, foreign.StatusCode));
    }

    [Fact]
    public async Task Post_ByAHolder_IsLoggedWithTheirName()
    {
        var log = new RecordedLog();
        await using var web = await RunningWeb.StartAsync(settings: AccessSettings.Keys, services: services => services.AddLogging(logging => logging.AddProvider(log)));

        using var done = await web.Client.SendAsync(Write, $"Bearer {AccessSettings.OperatorKey}");
        using var refused = await web.Client.SendAsync(Write, $"Bearer {AccessSettings.ReaderKey}");

        Assert.Contains("POST /api/scans by ben ", log.Text, StringComparison.Ordinal);
        Assert.Contains("POST /api/scans by ada was refused", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_AndAnswers_NeverHoldAKey()
    {
        var log = new RecordedLog();
        await using var web = await RunningWeb.StartAsync(settings: AccessSettings.Keys, services: services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log)));
        const string Stranger = "stranger-77665544332211009988aabbccddeeff";
        var answers = new List<string>();

        foreach (var operation in new[] { Read, Write, "GET /api/nothing", "GET /" })
        {
            foreach (var key in new[] { AccessSettings.ReaderKey, AccessSettings.OperatorKey, Stranger })
            {
                foreach (var header in new[] { $"Bearer {key}", AccessSettings.Basic("me", key) })
                {
                    using var response = await web.Client.SendAsync(operation, header);
                    answers.Add($"{response.Headers}{await response.Content.ReadAsStringAsync()}");
                }
            }
        }

        Assert.Contains("/api/summary", log.Text, StringComparison.Ordinal);
        string[] keys = [AccessSettings.ReaderKey, AccessSettings.OperatorKey, Stranger];
        string[] secrets = [.. keys, .. keys.Select(key => AccessSettings.Basic("me", key)["Basic ".Length..])];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, log.Text, StringComparison.OrdinalIgnoreCase));
        Assert.All(secrets, secret => Assert.All(answers, answer => Assert.DoesNotContain(secret, answer, StringComparison.OrdinalIgnoreCase)));
    }
}
