using System.Text.Json;
using Compliance.Web.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Compliance.Web.Tests.Endpoints;

public sealed class ApiDocumentTests
{
    [Fact]
    public async Task Get_Document_DescribesEveryMappedOperation()
    {
        await using var web = await RunningWeb.StartAsync();
        var mapped = web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is { } path && (path.StartsWith("/api/", StringComparison.Ordinal) || path is "/healthz" or "/readyz" or "/metrics"))
            .Where(endpoint => endpoint.RoutePattern.RawText != "/api/openapi.json")
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(
                method => $"{method} {endpoint.RoutePattern.RawText!.Replace("{*", "{", StringComparison.Ordinal).TrimEnd('/')}"));

        var document = await web.GetJsonAsync("/api/openapi.json");

        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));
        Assert.Equal(mapped.Order(), described.Order());
        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Document_IsValid()
    {
        await using var web = await RunningWeb.StartAsync();

        var read = OpenApiDocument.Parse(await web.Client.GetStringAsync("/api/openapi.json"), "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
    }

    [Fact]
    public async Task Get_Document_NamesQueryParametersAndBodies()
    {
        await using var web = await RunningWeb.StartAsync();

        var paths = (await web.GetJsonAsync("/api/openapi.json")).GetProperty("paths");

        Assert.Equal(
            ["state", "record", "severity", "rule", "cluster", "subscription", "q", "top", "continuation"],
            paths.GetProperty("/api/findings").GetProperty("get").GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()));
        Assert.Equal(3, paths.GetProperty("/api/events").GetProperty("post").GetProperty("requestBody").GetProperty("content").EnumerateObject().Count());
        Assert.True(paths.GetProperty("/api/scans").GetProperty("post").GetProperty("responses").TryGetProperty("202", out _));
    }

    [Fact]
    public async Task Get_Document_SaysWhatEachOperationTakes()
    {
        await using var web = await RunningWeb.StartAsync(options => (options.EventsSecretHeader, options.EventsSecret) = ("X-Key", "0123456789abcdef"));

        var document = await web.GetJsonAsync("/api/openapi.json");

        Assert.Equal(["bearer", "basic", "eventSecret"], document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Select(scheme => scheme.Name));
        Assert.Equal("bearer basic 401 403", Demanded(document, "/api/scans", "post"));
        Assert.Equal("bearer basic 401 403", Demanded(document, "/metrics", "get"));
        Assert.Equal("eventSecret bearer 401", Demanded(document, "/api/events", "post"));
        Assert.Equal("", Demanded(document, "/healthz", "get"));
        Assert.Contains("Operator", document.GetProperty("paths").GetProperty("/api/scans").GetProperty("post").GetProperty("responses").GetProperty("403").GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    private static string Demanded(JsonElement document, string path, string method)
    {
        var operation = document.GetProperty("paths").GetProperty(path).GetProperty(method);
        var ways = operation.TryGetProperty("security", out var security) ? security.EnumerateArray().SelectMany(way => way.EnumerateObject()).Select(way => way.Name) : [];
        return string.Join(' ', ways.Concat(operation.GetProperty("responses").EnumerateObject().Select(response => response.Name).Where(status => status is "401" or "403")));
    }
}
