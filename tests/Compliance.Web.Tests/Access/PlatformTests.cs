using System.Net;
using System.Text;
using Compliance.Web.Access;
using Compliance.Web.Tests.Hosting;

namespace Compliance.Web.Tests.Access;

public sealed class PlatformTests
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";
    private const string Oid = """{"typ":"http://schemas.microsoft.com/identity/claims/objectidentifier","val":"5b5450db-eb26-4c1a-981c-ba1d25f0483d"}""";

    private static readonly (string, string)[] Trusting = [("Access__TrustPlatform", "true"), ("WEBSITE_AUTH_ENABLED", "True")];

    public static TheoryData<string, HttpStatusCode, HttpStatusCode> Principals => new()
    {
        { Claims($$"""{{Oid}},{"typ":"roles","val":"Reader"}"""), HttpStatusCode.OK, HttpStatusCode.Forbidden },
        { Claims($$"""{{Oid}},{"typ":"roles","val":"Operator"}"""), HttpStatusCode.OK, HttpStatusCode.Accepted },
        { Claims($$"""{{Oid}},{"typ":"roles","val":"Approver"}"""), HttpStatusCode.OK, HttpStatusCode.Forbidden },
        { Claims($$"""{{Oid}},{"typ":"http://schemas.microsoft.com/ws/2008/06/identity/claims/role","val":"Operator"}"""), HttpStatusCode.OK, HttpStatusCode.Accepted },
        { Claims($$"""{"typ":"oid","val":"1"},{"typ":"exp","val":1763000000},{"typ":"roles","val":"Unknown"},{"typ":"roles","val":"Reader"}"""), HttpStatusCode.OK, HttpStatusCode.Forbidden },
        { Claims(Oid), HttpStatusCode.Forbidden, HttpStatusCode.Forbidden },
        { Claims($$"""{{Oid}},{"typ":"roles","val":"1"}"""), HttpStatusCode.Forbidden, HttpStatusCode.Forbidden },
        { Claims($$"""{{Oid}},{"typ":"groups","val":"Operator"}"""), HttpStatusCode.Forbidden, HttpStatusCode.Forbidden },
        { Claims("""{"typ":"roles","val":"Operator"}"""), HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized },
        { $$"""{"auth_typ":"github","claims":[{{Oid}},{"typ":"roles","val":"Operator"}]}""", HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized },
        { "{}", HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized },
        { "[", HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized },
        { "null", HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized },
        { """{"auth_typ":"aad","claims":[{"typ":"oid"},null]}""", HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized },
    };

    [Theory]
    [MemberData(nameof(Principals))]
    public async Task Send_Principal_HasTheAppRolesOfEntra(string principal, HttpStatusCode reading, HttpStatusCode ordering)
    {
        await using var web = await RunningWeb.StartAsync(reach: Reach.Network, settings: Trusting);

        using var read = await web.Client.SendAsync("GET /api/summary", null, (Header, Base64(principal)));
        using var order = await web.Client.SendAsync("POST /api/scans", null, (Header, Base64(principal)));

        Assert.Equal((reading, ordering), (read.StatusCode, order.StatusCode));
    }

    [Fact]
    public async Task Send_HeaderThatIsNoBase64_IsNobody()
    {
        await using var web = await RunningWeb.StartAsync(reach: Reach.Network, settings: Trusting);

        using var response = await web.Client.SendAsync("GET /api/summary", null, (Header, "not base64"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Send_HeaderWithoutTrust_IsNothing()
    {
        await using var web = await RunningWeb.StartAsync(reach: Reach.Network, settings: [("WEBSITE_AUTH_ENABLED", "True"), .. AccessSettings.Keys]);
        var principal = Base64(Claims($$"""{{Oid}},{"typ":"roles","val":"Operator"}"""));

        using var alone = await web.Client.SendAsync("GET /api/summary", null, (Header, principal));
        using var besideAKey = await web.Client.SendAsync("POST /api/scans", $"Bearer {AccessSettings.ReaderKey}", (Header, principal));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (alone.StatusCode, besideAKey.StatusCode));
    }

    [Fact]
    public async Task Post_EventsByAPerson_AreNotTaken()
    {
        await using var web = await RunningWeb.StartAsync(reach: Reach.Network, settings: Trusting);

        using var response = await web.Client.SendAsync("POST /api/events", null, (Header, Base64(Claims($$"""{{Oid}},{"typ":"roles","val":"Operator"}"""))));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static string Claims(string claims) => $$"""{"auth_typ":"aad","name_typ":"x","role_typ":"y","claims":[{{claims}}]}""";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
