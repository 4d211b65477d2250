using System.Net;
using System.Text.Json.Nodes;
using Compliance.Simulator.Admin;
using Compliance.Simulator.Estates;
using Compliance.Simulator.Events;
using Compliance.Simulator.Faults;
using Compliance.Simulator.ResourceGraph;
using Compliance.Simulator.ResourceManager;
using Compliance.Simulator.Resources;
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
    private readonly SimulatorOptions _options;
    private readonly WebApplication _server;
    private readonly ResourceStore _store;
    private readonly EventPublisher _events;
    private readonly Operations _operations;
    private readonly Counters _counters;
    private readonly ExchangeRecorder? _exchanges;
    private readonly CancellationTokenSource _stopping;
    private int _stopped;

    private SimulatedAzure(SimulatorOptions options, WebApplication server, ResourceStore store, FaultSwitches faults, EventPublisher events, Operations operations, Counters counters, ExchangeRecorder? exchanges, CancellationTokenSource stopping)
    {
        _options = options;
        _exchanges = exchanges;
        _server = server;
        _store = store;
        _stopping = stopping;
        Faults = faults;
        _events = events;
        _operations = operations;
        _counters = counters;
        Endpoint = new Uri(server.Urls.Single());
    }

    /// <summary>Root of Resource Manager, such as <c>http://127.0.0.1:50123</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>What happened so far.</summary>
    public SimulatorCounts Counts => _counters.Snapshot();

    /// <summary>What goes wrong on purpose.</summary>
    public FaultSwitches Faults { get; }

    /// <summary>Loads the estate, listens and, if the options name a webhook, subscribes it.</summary>
    /// <exception cref="EstateFormatException">The estate is malformed.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    /// <exception cref="WebhookHandshakeException">The webhook of the options failed the handshake.</exception>
    public static async Task<SimulatedAzure> StartAsync(Stream estate, SimulatorOptions options, TimeProvider time, ILoggerFactory loggers, CancellationToken ct)
    {
        var store = await new EstateLoader(loggers.CreateLogger<EstateLoader>()).LoadAsync(estate, options.ShiftTo, ct);
        var counters = new Counters();
        var faults = new FaultSwitches(store, time);
        var events = new EventPublisher(faults, time, counters, loggers.CreateLogger<EventPublisher>());
        var operations = new Operations(time, options.AsyncOperationDuration, store.Writing);
        var arm = new ResourceManagerEndpoint(new ArmRouter(store, new ResourceReads(store), new ResourceWrites(store, operations, events, time), new ProviderReads(store), new EventGridReads(events), operations));
        var graph = new ResourceGraphEndpoint(new GraphQuery(store, time), new GraphQuota(options.QuotaPerWindow, options.QuotaWindow, time), time);
        var stopping = new CancellationTokenSource();
        var door = new FrontDoor(new AdminEndpoint(faults, events, counters), faults, new FaultyAnswer(time, stopping.Token), counters);

        var exchanges = options.ExchangeFile is { } file ? new ExchangeRecorder(file) : null;
        var server = await ListenAsync(
            options.Port,
            app =>
            {
                app.Use(door.AnswerAsync);
                if (exchanges is not null)
                {
                    app.Use(exchanges.RecordAsync);
                }

                app.Run(context => ResourceGraphEndpoint.Owns(context.Request.Path) ? graph.AnswerAsync(context) : arm.AnswerAsync(context));
            },
            loggers,
            ct);
        var azure = new SimulatedAzure(options, server, store, faults, events, operations, counters, exchanges, stopping);
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

    /// <summary>Subscribes a webhook with the schema and the headers of the options, to the topic of resource writes.</summary>
    /// <exception cref="WebhookHandshakeException">The webhook did not answer as it must.</exception>
    public Task SubscribeAsync(Uri webhook, CancellationToken ct) =>
        SubscribeAsync(new EventSubscription { Webhook = webhook, Schema = _options.EventSchema, Headers = _options.WebhookHeaders }, ct);

    /// <summary>Performs the handshake; from its success on, events are delivered to the webhook too.</summary>
    /// <exception cref="WebhookHandshakeException">The webhook did not answer as it must.</exception>
    public Task SubscribeAsync(EventSubscription subscription, CancellationToken ct) => _events.SubscribeAsync(subscription, ct);

    /// <summary>
    /// Calls with each event in the Event Grid schema, where it happens and before the write that caused it is answered: for a
    /// caller in this process that decides itself what becomes of events.
    /// </summary>
    public void Listen(Action<byte[]> receive) => _events.Listen(receive);

    /// <summary>What is there now, as the rows of an estate file, whatever faults are set.</summary>
    public IReadOnlyList<JsonObject> Rows() => [.. _store.All().Select(new ProviderReads(_store).RowOf)];

    /// <summary>Stops listening and delivering. Idempotent.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
        {
            return;
        }

        await _stopping.CancelAsync();
        await _server.StopAsync(ct);
        _operations.Dispose();
        await _events.DisposeAsync();
        await _server.DisposeAsync();
        _stopping.Dispose();
        if (_exchanges is not null)
        {
            await _exchanges.SaveAsync(ct);
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private static async Task<WebApplication> ListenAsync(int port, Action<WebApplication> build, ILoggerFactory loggers, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var server = builder.Build();
        build(server);
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
