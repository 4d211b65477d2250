using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Compliance.Cli.Tests.Commands;

/// <summary>A queue service on loopback that takes every message and remembers only that it came.</summary>
internal sealed class RecordedQueues : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly WebApplication _app;

    private RecordedQueues()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(request =>
        {
            _requests.Enqueue($"{request.Request.Method} {request.Request.Path}");
            request.Response.StatusCode = StatusCodes.Status201Created;
            return Task.CompletedTask;
        });
    }

    public IReadOnlyCollection<string> Requests => _requests;

    public string ConnectionString => $"AccountName=account;AccountKey=AA==;QueueEndpoint={_app.Urls.Single()}/account";

    public static async Task<RecordedQueues> StartAsync()
    {
        var queues = new RecordedQueues();
        await queues._app.StartAsync();
        return queues;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
