using System.Reflection;
using Compliance.Application;
using Compliance.Application.Settings;
using Compliance.Application.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Compliance.Infrastructure.Telemetry;

/// <summary>Registers what collects metrics and traces, the same in every host.</summary>
public static class TelemetryServices
{
    private const string ServiceName = "compliance";

    /// <summary>
    /// Metrics are collected for <see cref="IMetricsText"/>; traces, and the sending of both, only where settings ask for it.
    /// To be called before the hosted services that are measured: collecting begins with the first of them.
    /// </summary>
    public static IServiceCollection AddComplianceTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<TelemetryOptions>(TelemetryOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        var otlp = OtlpSettings.Of(configuration);
        services.AddSingleton(otlp);
        services.AddSingleton<PrometheusExporter>();
        services.AddSingleton<IMetricsText>(provider =>
        {
            // The exporter is told by the provider how to collect.
            provider.GetRequiredService<MeterProvider>();
            return provider.GetRequiredService<PrometheusExporter>();
        });
        services.AddHostedService<TelemetryService>();

        var telemetry = new TelemetryBuilder(services);
        telemetry.ConfigureResource(Describe);
        telemetry.WithMetrics(metrics => Collect(metrics, otlp.Metrics));
        if (otlp.Traces is { } traces)
        {
            // Azure's clients have activities only where this is asked for: https://aka.ms/azsdk/net/diagnostics.
            AppContext.SetSwitch("Azure.Experimental.EnableActivitySource", true);
            telemetry.WithTracing(tracing => tracing.AddSource(Traces.Source, "Azure.*").AddOtlpExporter(traces.ApplyTo));
        }

        return services;
    }

    private static void Collect(MeterProviderBuilder metrics, OtlpTarget? target)
    {
        metrics.AddMeter(MeterNames.Compliance, MeterNames.Runtime);
        metrics.AddReader(provider => new BaseExportingMetricReader(provider.GetRequiredService<PrometheusExporter>()));
        if (target is not null)
        {
            metrics.AddOtlpExporter(target.ApplyTo);
        }
    }

    // What the environment says comes last, so that OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.
    private static void Describe(ResourceBuilder resource) => resource
        .Clear()
        .AddTelemetrySdk()
        .AddService(ServiceName, serviceVersion: typeof(TelemetryServices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion)
        .AddEnvironmentVariableDetector();

    /// <summary>What OpenTelemetry.Extensions.Hosting would be: the way to the SDK's own registrations.</summary>
    private sealed class TelemetryBuilder(IServiceCollection services) : IOpenTelemetryBuilder
    {
        public IServiceCollection Services => services;
    }
}
