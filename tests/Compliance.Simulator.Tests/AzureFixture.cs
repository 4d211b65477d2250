using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compliance.Simulator.Tests;

/// <summary>A simulator and a client that speaks to it as an authenticated ARM client does.</summary>
internal sealed class AzureFixture : IAsyncDisposable
{
    private AzureFixture(SimulatedAzure azure)
    {
        Azure = azure;
        Http = new HttpClient { BaseAddress = azure.Endpoint };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "token");
    }

    public SimulatedAzure Azure { get; }

    public HttpClient Http { get; }

    public static async Task<AzureFixture> StartAsync(EstateBuilder estate, SimulatorOptions? options = null, TimeProvider? time = null) =>
        new(await SimulatedAzure.StartAsync(estate.ToStream(), options ?? new SimulatorOptions { AsyncOperationDuration = TimeSpan.Zero }, time ?? TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None));

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? body = null, string apiVersion = "2024-06-01", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, Versioned(path, apiVersion));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var response = await Http.SendAsync(request);
        return await Answer.FromAsync(response);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PutAsync(string path, string body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Put, path, body, headers: headers);

    public Task<Answer> PatchAsync(string path, string body) => SendAsync(HttpMethod.Patch, path, body);

    public Task<Answer> DeleteAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Delete, path, headers: headers);

    public Task<Answer> QueryAsync(string query, string options = "{}") =>
        SendAsync(HttpMethod.Post, "/providers/Microsoft.ResourceGraph/resources", new JsonObject { ["query"] = query, ["options"] = JsonNode.Parse(options) }.ToJsonString());

    // Links that the simulator made have a version already.
    private static string Versioned(string path, string apiVersion) =>
        path.Contains("api-version=", StringComparison.Ordinal) ? path : path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "api-version=" + apiVersion;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Azure.DisposeAsync();
    }
}
