using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Compliance.Domain.Ids;

namespace Compliance.Cli.Demo;

/// <summary>Somebody who changes resources through Resource Manager, as a portal or a script would.</summary>
internal sealed class ArmEditor : IDisposable
{
    private readonly HttpClient _http;

    public ArmEditor(Uri endpoint)
    {
        _http = new HttpClient { BaseAddress = endpoint };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "demo");
    }

    public async Task<JsonObject> GetAsync(ResourceId id, string apiVersion, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(Address(id, apiVersion), cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
    }

    public async Task PutAsync(ResourceId id, string apiVersion, JsonObject body, CancellationToken cancellationToken)
    {
        using var response = await _http.PutAsJsonAsync(Address(id, apiVersion), body, cancellationToken);
        await ThrowUnlessAcceptedAsync(response, cancellationToken);
    }

    public async Task DeleteAsync(ResourceId id, string apiVersion, CancellationToken cancellationToken)
    {
        using var response = await _http.DeleteAsync(Address(id, apiVersion), cancellationToken);
        await ThrowUnlessAcceptedAsync(response, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private static Uri Address(ResourceId id, string apiVersion) => new($"{id.Text}?api-version={apiVersion}", UriKind.Relative);

    private static async Task ThrowUnlessAcceptedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri!.AbsolutePath} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
        }
    }
}
