using System.Net;
using Compliance.Web.Tests.Hosting;

namespace Compliance.Web.Tests.Pipeline;

public sealed class PipelineTests
{
    [Theory]
    [InlineData("/api")]
    [InlineData("/api/nothing")]
    [InlineData("/api/findings/a/b")]
    [InlineData("/admin")]
    [InlineData("/admin/host/status")]
    [InlineData("/runtime/webhooks/eventgrid")]
    [InlineData("/nothing")]
    public async Task Get_UnknownPath_Is404(string path)
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.Client.GetAsync(path);

        await response.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Delete_KnownPath_Is405()
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.Client.DeleteAsync("/api/findings");

        await response.ProblemAsync(HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Get_OurOwnFault_Is500ThatTellsNothing(string environment)
    {
        await using var web = await RunningWeb.StartAsync(environment: environment);
        web.Stores.Findings.Fault = new InvalidOperationException("the secret of the house");

        using var response = await web.Client.GetAsync("/api/findings");

        await response.ProblemAsync(HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/summary")]
    [InlineData("/api/nothing")]
    [InlineData("/assets/app.css")]
    public async Task Get_Anything_HasSecurityHeaders(string path)
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.Client.GetAsync(path);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("Sec-Fetch-Site", "none", HttpStatusCode.OK)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("X-Other", "1", HttpStatusCode.OK)]
    public async Task Post_FromAnotherSite_IsRefused(string header, string value, HttpStatusCode expected)
    {
        await using var web = await RunningWeb.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/events") { Content = new StringContent("[]"), Headers = { { header, value } } };

        using var response = await web.Client.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }
}
