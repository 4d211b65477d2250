using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.Application.Settings;
using Compliance.Web.Access;
using Compliance.Web.Endpoints;
using Compliance.Web.Pipeline;
using Compliance.Web.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Compliance.Web;

/// <summary>
/// The HTTP API and the dashboard as one request delegate: Kestrel calls <see cref="UseComplianceWeb"/> on its app, the
/// Functions worker once on an <see cref="ApplicationBuilder"/> made from its service provider.
/// </summary>
public static class ComplianceWeb
{
    /// <summary>
    /// Adds what the delegate needs, also what a web host would add by itself. The host adds configuration, the environment,
    /// the use cases, the ports, the rule catalogue and the governed scope.
    /// </summary>
    /// <param name="reach">Decides what is trusted without proof.</param>
    public static IServiceCollection AddComplianceWeb(this IServiceCollection services, Reach reach)
    {
        services.AddAccess(reach);
        services.AddSettings<WebOptions>(WebOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new DiagnosticListener("Microsoft.AspNetCore"));
        services.TryAddSingleton<DiagnosticSource>(provider => provider.GetRequiredService<DiagnosticListener>());
        services.AddLogging();
        services.AddMetrics();
        services.AddRouting();
        services.AddProblemDetails();
        services.AddExceptionHandler<UnavailableHandler>();
        services.AddExceptionHandler<BadRequestHandler>();
        services.AddOpenApi(ApiDocument.Name, ApiDocument.Configure);
        services.ConfigureHttpJsonOptions(options => ConfigureJson(options.SerializerOptions));
        // A value that cannot be bound is answered with its problem, in every environment the same.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<SummaryReader>();
        services.AddSingleton<DashboardReader>();
        return services;
    }

    /// <summary>The whole pipeline; it answers every request, so nothing may follow it.</summary>
    public static IApplicationBuilder UseComplianceWeb(this IApplicationBuilder app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<CrossSiteGuard>();
        app.UseRouting();
        app.UseAuthorization();
        return app.UseEndpoints(Map);
    }

    private static void Map(IEndpointRouteBuilder root)
    {
        var endpoints = root.MapGroup("").WithAccessOfTable();
        endpoints.MapHealth();
        endpoints.MapMetrics();
        endpoints.MapOpenApi(ApiDocument.Path).ExcludeFromDescription();
        var api = endpoints.MapGroup("/api");
        api.MapEvents();
        api.MapScans();
        api.MapFindings();
        api.MapClusters();
        api.MapSummary();
        api.MapChanges();
        api.MapRules();
        endpoints.MapAssets();
        endpoints.MapPages();
    }

    private static void ConfigureJson(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new UtcTimeConverter());
    }
}
