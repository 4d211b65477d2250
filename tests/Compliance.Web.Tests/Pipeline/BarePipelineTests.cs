using System.Text;
using Compliance.Web.Access;
using Compliance.Web.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Compliance.Web.Tests.Pipeline;

/// <summary>The delegate as the Functions worker makes it: no web host, only a provider.</summary>
public sealed class BarePipelineTests
{
    [Theory]
    [InlineData("GET", "/healthz", 200, "ok")]
    [InlineData("GET", "/readyz", 200, "ready")]
    [InlineData("GET", "/api/summary", 200, "\"clusters\"")]
    [InlineData("GET", "/api/rules/ARC-PL-011", 200, "\"publicAccess\"")]
    [InlineData("GET", "/api/openapi.json", 200, "\"/api/clusters/{id}\"")]
    [InlineData("GET", "/", 200, "<!DOCTYPE html>")]
    [InlineData("GET", "/assets/app.js", 200, "fetch")]
    [InlineData("GET", "/api/nothing", 404, "\"status\":404")]
    [InlineData("GET", "/admin/x", 404, "\"status\":404")]
    [InlineData("GET", "/api/findings?top=0", 400, "\"top\"")]
    [InlineData("POST", "/api/events", 400, "\"status\":400")]
    public async Task Invoke_Request_IsServed(string method, string target, int status, string expected)
    {
        await using var provider = Provider();
        var app = new ApplicationBuilder(provider);
        var pipeline = app.UseComplianceWeb().Build();

        var (actual, body) = await SendAsync(pipeline, provider, method, target);

        Assert.Equal(status, actual);
        Assert.Contains(expected, body, StringComparison.Ordinal);
    }

    private static ServiceProvider Provider()
    {
        var services = new ServiceCollection();
        // What every generic host has.
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Production", ApplicationName = "bare" });
        new Stores().AddTo(services, Reach.LoopbackOnly);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static async Task<(int Status, string Body)> SendAsync(RequestDelegate pipeline, ServiceProvider provider, string method, string target)
    {
        await using var scope = provider.CreateAsyncScope();
        using var body = new MemoryStream();
        var uri = new Uri(new Uri("http://localhost"), target);
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Method = method;
        context.Request.Scheme = uri.Scheme;
        context.Request.Host = new HostString(uri.Authority);
        context.Request.Path = uri.AbsolutePath;
        context.Request.QueryString = new QueryString(uri.Query);
        context.Response.Body = body;

        await pipeline(context);

        return (context.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }
}
