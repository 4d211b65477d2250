using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Compliance.Simulator.Tests.Events;

/// <summary>A receiver of events on loopback that answers deliveries with the statuses it is told, then with 200.</summary>
internal sealed class Webhook : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();
    private readonly Queue<int> _statuses;

    private Webhook(IEnumerable<int> statuses)
    {
        _statuses = new Queue<int>(statuses);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    public Uri Url => new(_server.Urls.Single() + "/api/events?code=x");

    /// <summary>What is sent back for a validation code; the code itself unless a test says otherwise.</summary>
    public Func<string, string> Validate { get; set; } = code => code;

    public string? AllowedOrigin { get; set; } = "eventgrid.azure.net";

    public static async Task<Webhook> StartAsync(params int[] statuses)
    {
        var webhook = new Webhook(statuses);
        await webhook._server.StartAsync();
        return webhook;
    }

    public async Task<Received> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _received.Reader.ReadAsync(patience.Token);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Method == "OPTIONS")
        {
            context.Response.Headers["WebHook-Allowed-Origin"] = AllowedOrigin;
            return;
        }

        var body = (await JsonNode.ParseAsync(context.Request.Body))!;
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        if (headers["aeg-event-type"] == "SubscriptionValidation")
        {
            await context.Response.WriteAsJsonAsync(new { validationResponse = Validate(body[0]!["data"]!["validationCode"]!.GetValue<string>()) });
            return;
        }

        context.Response.StatusCode = _statuses.TryDequeue(out var status) ? status : 200;
        _received.Writer.TryWrite(new Received(body, headers));
    }

    internal sealed record Received(JsonNode Body, IReadOnlyDictionary<string, string> Headers)
    {
        public JsonNode Event => Body is JsonArray ? Body[0]! : Body;
    }
}
