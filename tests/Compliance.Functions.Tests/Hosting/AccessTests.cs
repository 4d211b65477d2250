using System.Text;
using Compliance.Functions.Triggers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Compliance.Functions.Tests.Hosting;

/// <summary>Who is let in by the app as it is composed for Azure. Each rule by itself: the tests of the web layer.</summary>
public sealed class AccessTests
{
    private static readonly (string, string)[] SignIn = [("Access:TrustPlatform", "true"), ("WEBSITE_AUTH_ENABLED", "True")];

    private static readonly string Principal = Convert.ToBase64String(Encoding.UTF8.GetBytes(
        """{"auth_typ":"aad","claims":[{"typ":"http://schemas.microsoft.com/identity/claims/objectidentifier","val":"1"},{"typ":"roles","val":"Reader"}]}"""));

    [Theory]
    [InlineData("GET", "/healthz", 200)]
    [InlineData("GET", "/readyz", 401)]
    [InlineData("GET", "/metrics", 401)]
    [InlineData("GET", "/", 401)]
    [InlineData("GET", "/api/summary", 401)]
    [InlineData("POST", "/api/scans", 401)]
    [InlineData("POST", "/api/events", 401)]
    public async Task Run_NothingSet_NobodyIsLetIn(string method, string path, int expected)
    {
        await using var app = FunctionsApp.Start();

        Assert.Equal(expected, await SendAsync(app, method, path));
    }

    [Fact]
    public async Task Run_WithKey_ItsHolderIsLetIn()
    {
        await using var app = FunctionsApp.Start(FunctionsApp.Key);

        Assert.Equal((200, 202, 401), (
            await SendAsync(app, "GET", "/api/summary", ("Authorization", FunctionsApp.Bearer)),
            await SendAsync(app, "POST", "/api/scans", ("Authorization", FunctionsApp.Bearer)),
            await SendAsync(app, "GET", "/api/summary", ("Authorization", FunctionsApp.Bearer + "x"))));
    }

    [Fact]
    public async Task Run_SignedInByThePlatform_HasTheRolesOfEntra()
    {
        await using var app = FunctionsApp.Start(SignIn);

        Assert.Equal((200, 403), (
            await SendAsync(app, "GET", "/api/summary", ("X-MS-CLIENT-PRINCIPAL", Principal)),
            await SendAsync(app, "POST", "/api/scans", ("X-MS-CLIENT-PRINCIPAL", Principal))));
    }

    [Fact]
    public async Task Run_HeaderThatNobodyVouchesFor_IsNothing()
    {
        await using var app = FunctionsApp.Start();

        Assert.Equal(401, await SendAsync(app, "GET", "/api/summary", ("X-MS-CLIENT-PRINCIPAL", Principal)));
    }

    [Theory]
    [InlineData("Access:TrustPlatform", "true", "WEBSITE_AUTH_ENABLED")]
    [InlineData("Access:Keys:0:Roles:1", "Approver", "Access__Keys__0__Roles")]
    [InlineData("Access:Keys:0:Hash", "", "Access__Keys__0__Hash")]
    public async Task Start_AccessThatCannotBe_IsRefusedByName(string setting, string value, string name)
    {
        await using var app = FunctionsApp.Start([.. FunctionsApp.Key.Where(one => one.Key != setting), (setting, value)]);

        var refusal = Assert.Throws<OptionsValidationException>(() => app.Get<IStartupValidator>().Validate());

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<int> SendAsync(FunctionsApp app, string method, string path, params (string Name, string Value)[] headers)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Method = method;
        http.Request.Scheme = "https";
        // What the platform's front end passes on says nothing of where the caller is.
        http.Request.Host = new HostString("localhost");
        http.Request.Path = path;
        http.Request.RouteValues = new RouteValueDictionary { ["path"] = path };
        http.Response.Body = new MemoryStream();
        foreach (var (name, value) in headers)
        {
            http.Request.Headers.Append(name, value);
        }

        await app.Trigger<OnWebRequest>().RunAsync(http.Request, CancellationToken.None);
        return http.Response.StatusCode;
    }
}
