using Compliance.Application.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Compliance.Infrastructure.Telemetry;

/// <summary>
/// Begins collecting with the host and sends the rest when it stops. In between it counts the store, if metrics are sent:
/// nobody asks then, as a scrape does.
/// </summary>
internal sealed class TelemetryService(
    MeterProvider meters,
    IEnumerable<TracerProvider> tracers,
    StandingMetrics standing,
    OtlpSettings otlp,
    IOptions<TelemetryOptions> options,
    TimeProvider time) : BackgroundService
{
    // A collector that does not answer must not hold up the host's end.
    private const int LastSendMilliseconds = 1000;

    private readonly TracerProvider[] _tracers = [.. tracers];

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll([.. _tracers.Select(tracer => Task.Run(() => tracer.Shutdown(LastSendMilliseconds), CancellationToken.None)), Task.Run(() => meters.Shutdown(LastSendMilliseconds), CancellationToken.None)]);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (otlp.Metrics is null)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.CountInterval, time);
        do
        {
            await standing.RefreshAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
