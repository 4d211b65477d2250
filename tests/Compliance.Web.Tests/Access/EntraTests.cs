using System.Net;
using System.Text;
using Compliance.Testing.Telemetry;
using Compliance.Web.Access;
using Compliance.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Compliance.Web.Tests.Access;

public sealed class EntraTests : IDisposable
{
    private const string Events = "POST /api/events";
    private const string Subscriber = "AzureEventGridSecureWebhookSubscriber";

    private static readonly (string, object)[] OfEventGrid = [("azp", FakeTenant.EventGrid), ("roles", new[] { Subscriber })];

    private readonly FakeTenant _tenant = new();

    public void Dispose() => _tenant.Dispose();

    [Theory]
    [InlineData("Reader", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("Operator", HttpStatusCode.OK, HttpStatusCode.Accepted)]
    [InlineData("Approver", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("Prober", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("1", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(Subscriber, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Send_TokenWithAppRole_HasThatRole(string role, HttpStatusCode reading, HttpStatusCode ordering)
    {
        await using var web = await StartAsync();
        var token = _tenant.Token(("roles", new[] { role }), ("preferred_username", "ada@contoso.com"));

        using var read = await web.Client.SendAsync("GET /api/summary", $"Bearer {token}");
        using var order = await web.Client.SendAsync("POST /api/scans", $"Bearer {token}");

        Assert.Equal((reading, ordering), (read.StatusCode, order.StatusCode));
    }

    [Fact]
    public async Task Post_EventsByEventGrid_AreTaken()
    {
        await using var web = await StartAsync();

        using var second = await PostAsync(web, _tenant.Token(OfEventGrid));
        // Version 1, as an app registration makes them unless told otherwise.
        using var first = await PostAsync(web, _tenant.Token(
            ("iss", $"https://sts.windows.net/{FakeTenant.Id}/"), ("aud", $"api://{FakeTenant.Audience}"), ("appid", FakeTenant.EventGrid), ("roles", new[] { Subscriber }), ("ver", "1.0")));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (second.StatusCode, first.StatusCode));
    }

    public static TheoryData<string, string, object> WrongClaims => new()
    {
        { "expired", "exp", TimeProvider.System.GetUtcNow().AddMinutes(-10).ToUnixTimeSeconds() },
        { "not yet valid", "nbf", TimeProvider.System.GetUtcNow().AddMinutes(10).ToUnixTimeSeconds() },
        { "for somebody else", "aud", "https://management.azure.com/" },
        { "of another tenant", "iss", "https://login.microsoftonline.com/00000000-0000-0000-0000-000000000001/v2.0" },
        { "of another tenant, version 1", "iss", "https://sts.windows.net/00000000-0000-0000-0000-000000000001/" },
        { "of another application", "azp", "00000000-0000-0000-0000-000000000002" },
        { "without the role", "roles", Array.Empty<string>() },
        { "with another role", "roles", new[] { "Operator" } },
    };

    [Theory]
    [MemberData(nameof(WrongClaims))]
    public async Task Post_EventsWithTokenThatIs_AreRefused(string what, string claim, object value)
    {
        await using var web = await StartAsync();

        using var response = await PostAsync(web, _tenant.Token([.. OfEventGrid, (claim, value)]));

        Assert.True(response.StatusCode is HttpStatusCode.Unauthorized, $"{what}: {(int)response.StatusCode}");
    }

    [Fact]
    public async Task Post_EventsWithForgedSignature_AreRefused()
    {
        using var forger = new FakeTenant();
        using var stranger = new FakeTenant("key-2");
        var claims = FakeTenant.Claims(OfEventGrid);
        var genuine = _tenant.Token(OfEventGrid);
        var publicKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Convert.ToBase64String(_tenant.Key.Rsa.ExportSubjectPublicKeyInfo()))) { KeyId = _tenant.Key.KeyId };
        string[] tokens =
        [
            FakeTenant.Token(claims, forger.Key),
            FakeTenant.Token(claims, stranger.Key),
            FakeTenant.Token(claims, null),
            FakeTenant.Token(claims, publicKey, SecurityAlgorithms.HmacSha256),
            FakeTenant.Token(claims, _tenant.Key, SecurityAlgorithms.RsaSha384),
            genuine[..^4],
            genuine[..(genuine.LastIndexOf('.') + 1)],
            $"{genuine.Split('.')[0]}.{_tenant.Token([.. OfEventGrid, ("exp", 4102444800L)]).Split('.')[1]}.{genuine.Split('.')[2]}",
            "a.b.c",
            "",
        ];
        await using var web = await StartAsync();

        var answers = new List<HttpStatusCode>();
        foreach (var token in tokens)
        {
            using var response = await PostAsync(web, token);
            answers.Add(response.StatusCode);
        }

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.Unauthorized, tokens.Length), answers);
        Assert.Empty(await web.Stores.Changes.ListPendingAsync(10, default));
    }

    [Fact]
    public async Task Post_EventsSignedWithAKeyThatIsNew_AskForTheKeysAgain()
    {
        using var later = new FakeTenant("key-2");
        await using var web = await StartAsync();

        using var response = await PostAsync(web, FakeTenant.Token(FakeTenant.Claims(OfEventGrid), later.Key));

        Assert.Equal((HttpStatusCode.Unauthorized, 1), (response.StatusCode, _tenant.Refreshes));
    }

    [Fact]
    public async Task Post_KeysAway_Is503SoThatEventGridTriesAgain()
    {
        await using var web = await StartAsync();
        _tenant.IsAway = true;

        using var response = await PostAsync(web, _tenant.Token(OfEventGrid));
        using var health = await web.Client.SendAsync("GET /healthz", $"Bearer {_tenant.Token(OfEventGrid)}");

        await response.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(TimeSpan.FromSeconds(30), response.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task Post_EventsWithoutProof_AreCountedAsUntrusted()
    {
        await using var web = await StartAsync();
        using var measured = new Measurements(web.Services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());

        using var response = await web.Client.SendAsync(Events);

        await response.ProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Equal([(1, "reason=untrusted")], measured.Of("compliance.deliveries.refused"));
    }

    [Fact]
    public async Task Post_EventsWithSecretBesideATenant_AreTaken()
    {
        await using var web = await StartAsync(options => (options.EventsSecretHeader, options.EventsSecret) = ("X-Key", "0123456789abcdef"));

        using var response = await web.Client.SendAsync(Events, null, ("X-Key", "0123456789abcdef"));

        // It was let in: what it brought is no event.
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(RunningWeb web, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/events") { Content = new StringContent("[]") };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await web.Client.SendAsync(request);
    }

    private Task<RunningWeb> StartAsync(Action<WebOptions>? options = null) => RunningWeb.StartAsync(
        options,
        reach: Reach.Network,
        settings: FakeTenant.Settings,
        services: services => services.AddSingleton(provider => new EntraTokens(provider.GetRequiredService<IOptions<AccessOptions>>().Value.Entra, _tenant)));
}
