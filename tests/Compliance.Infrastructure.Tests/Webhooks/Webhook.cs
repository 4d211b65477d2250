using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Compliance.Infrastructure.Tests.Webhooks;

/// <summary>A webhook on loopback that gives one answer to every post.</summary>
internal sealed class Webhook : IAsyncDisposable
{
    private readonly WebApplication _server;

    private Webhook(WebApplication server) => _server = server;

    public ConcurrentQueue<(string Path, string? ContentType, string Body)> Posts { get; } = new();

    /// <summary>With the credential in it that must never be told.</summary>
    public Uri Url => new($"{_server.Urls.Single()}/workflows/triggers/manual?sig=s3cret");

    public static async Task<Webhook> StartAsync(Action<HttpContext> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var webhook = new Webhook(server);
        server.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            webhook.Posts.Enqueue((context.Request.Path, context.Request.ContentType, await reader.ReadToEndAsync(context.RequestAborted)));
            answer(context);
        });
        await server.StartAsync();
        return webhook;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
