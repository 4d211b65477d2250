using System.Net.Http.Headers;
using Compliance.Application.Alerts;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Webhooks;

/// <summary>
/// Posts to a Teams Workflows webhook. A success is 202 before the flow has run, so it proves delivery to the flow and no
/// more. The URL carries the credential: it never enters a message of ours.
/// </summary>
internal sealed class TeamsChannel : IAlertChannel, IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    private readonly HttpClient _http;
    private readonly Uri _url;
    private readonly Uri? _dashboard;

    public TeamsChannel(IOptions<TeamsOptions> options)
    {
        _url = Uri.TryCreate(options.Value.Url, UriKind.Absolute, out var url) ? url : throw new InvalidOperationException("Teams__Url is not set, or no URL.");
        _dashboard = options.Value.DashboardUrl;
        // A redirect would hand the alert, and in the query the credential, to somebody else.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = options.Value.Timeout };
    }

    public string Name => "teams";

    public async Task SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(TeamsCard.Of(message, _dashboard));
        content.Headers.ContentType = Json;
        using var response = await PostAsync(content, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"The Teams webhook at {_url.Host} answered {(int)response.StatusCode}.", null, response.StatusCode);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> PostAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.PostAsync(_url, content, cancellationToken);
        }
        catch (TaskCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"The Teams webhook at {_url.Host} did not answer in time.", exception);
        }
    }
}
