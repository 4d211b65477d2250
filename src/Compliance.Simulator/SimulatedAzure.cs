using System.Net;
using Compliance.Simulator.Estates;
using Compliance.Simulator.Events;
using Compliance.Simulator.ResourceGraph;
using Compliance.Simulator.ResourceManager;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Compliance.Simulator;

/// <summary>
/// Azure in a box: Resource Manager, Resource Graph and Event Grid over an estate file, on loopback HTTP.
/// Safe for concurrent use.
/// </summary>
public sealed class SimulatedAzure : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly EventPublisher _events;
    private readonly Operations _operations;
    private readonly Counters _counters;
    private readonly ExchangeRecorder? _exchanges;
    private int _stopped;

    private SimulatedAzure(WebApplication server, EventPublisher events, Operations operations, Counters counters, ExchangeRecorder? exchanges)
    {
        _exchanges = exchanges;
        _server = server;
        _events = events;
        _operations = operations;
        _counters = counters;
        Endpoint = new Uri(server.Urls.Single());
    }

    /// <summary>Root of Resource Manager, such as <c>http://127.0.0.1:50123</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>What happened so far.</summary>
    public SimulatorCounts Counts => _counters.Snapshot();

    /// <summary>Loads the estate, listens and, if the options name a webhook, subscribes it.</summary>
    /// <exception cref="EstateFormatException">The estate is malformed.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    /// <exception cref="WebhookHandshakeException">The webhook of the options failed the handshake.</exception>
    public static async Task<SimulatedAzure> StartAsync(Stream estate, SimulatorOptions options, TimeProvider time, ILoggerFactory loggers, CancellationToken ct)
    {
        var store = await new EstateLoader(loggers.CreateLogger<EstateLoader>()).LoadAsync(estate, options.ShiftTo, ct);
        var counters = new Counters();
        var events = new EventPublisher(options, time, counters, loggers.CreateLogger<EventPublisher>());
        var operations = new Operations(time, options.AsyncOperationDuration, store.Writing);
        var router = new ArmRouter(store, new ResourceReads(store), new ResourceWrites(store, operations, events, time), new ProviderReads(store), operations);
        var graph = new ResourceGraphEndpoint(new GraphQuery(store, time), new GraphQuota(options.QuotaPerWindow, options.QuotaWindow, time), counters, time);
        var door = new FrontDoor(new ResourceManagerEndpoint(router, counters), graph, options, loggers.CreateLogger<FrontDoor>());

        var exchanges = options.ExchangeFile is { } file ? new ExchangeRecorder(file) : null;
        var server = await ListenAsync(options.Port, door, exchanges, loggers, ct);
        var azure = new SimulatedAzure(server, events, operations, counters, exchanges);
        if (options.Webhook is { } webhook)
        {
            try
            {
                await azure.SubscribeAsync(webhook, ct);
            }
            catch
            {
                await azure.DisposeAsync();
                throw;
            }
        }

        return azure;
    }

    /// <summary>Performs the handshake; from its success on, events are delivered to the webhook too.</summary>
    /// <exception cref="WebhookHandshakeException">The webhook did not answer as it must.</exception>
    public Task SubscribeAsync(Uri webhook, CancellationToken ct) => _events.SubscribeAsync(webhook, ct);

    /// <summary>Stops listening and delivering. Idempotent.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
        {
            return;
        }

        await _server.StopAsync(ct);
        _operations.Dispose();
        await _events.DisposeAsync();
        await _server.DisposeAsync();
        if (_exchanges is not null)
        {
            await _exchanges.SaveAsync(ct);
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private static async Task<WebApplication> ListenAsync(int port, FrontDoor door, ExchangeRecorder? exchanges, ILoggerFactory loggers, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var server = builder.Build();
        if (exchanges is not null)
        {
            server.Use(exchanges.RecordAsync);
        }

        server.Run(door.AnswerAsync);
        try
        {
            await server.StartAsync(ct);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }
}
