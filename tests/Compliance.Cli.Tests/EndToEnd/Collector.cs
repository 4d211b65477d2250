using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Compliance.Cli.Tests.EndToEnd;

/// <summary>A collector of OTLP that keeps what it is sent.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, string? Key, string Body)> _received = new();

    private Collector(WebApplication app)
    {
        _app = app;
        // Names are UTF-8 in protobuf: they can be found without reading the rest.
        app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            _received.Enqueue((http.Request.Path, http.Request.Headers["x-key"], Encoding.Latin1.GetString(body.ToArray())));
            if (http.Request.ContentType == "application/grpc")
            {
                http.Response.ContentType = "application/grpc";
                http.Response.AppendTrailer("grpc-status", "0");
                await http.Response.Body.WriteAsync(new byte[5]);
            }
            else
            {
                http.Response.ContentType = "application/x-protobuf";
            }
        });
    }

    public string Address => _app.Urls.Single();

    public IReadOnlyList<(string Path, string? Key, string Body)> Received => [.. _received];

    public static async Task<Collector> StartAsync(HttpProtocols protocols)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = protocols)).UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        await collector._app.StartAsync();
        return collector;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
