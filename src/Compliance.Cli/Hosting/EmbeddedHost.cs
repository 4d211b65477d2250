using System.Net.Sockets;
using Compliance.Application;
using Compliance.Domain.Judging;
using Compliance.Embedded;
using Compliance.Infrastructure.Estates;
using Compliance.Infrastructure.Reports;
using Compliance.Infrastructure.Telemetry;
using Compliance.Infrastructure.Webhooks;
using Compliance.Rules;
using Compliance.Web;
using Compliance.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Compliance.Cli.Hosting;

/// <summary>The whole product in one process: use cases, API and dashboard on SQLite and in-process signals.</summary>
internal sealed class EmbeddedHost : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(4);

    private readonly WebApplication _app;

    private EmbeddedHost(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.First());
    }

    /// <summary>Where it listens, with the real port.</summary>
    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    /// <exception cref="UsageException">The address is taken or is none.</exception>
    public static async Task<EmbeddedHost> StartAsync(EmbeddedHostSettings settings, CommandContext context, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(EmbeddedHost).Assembly.GetName().Name });
        builder.Configuration.AddEnvironmentVariables().AddInMemoryCollection(settings.Overrides);
        builder.WebHost.UseKestrelCore().UseUrls(settings.Url);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Logging.SetMinimumLevel(settings.LogLevel).AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None).AddProvider(new TerminalLoggerProvider(context.Terminal));
        Compose(builder.Services, builder.Configuration, settings, context);

        var app = builder.Build();
        await ValidateAsync(app);
        app.UseComplianceWeb();
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            // Others that were started before the server failed must end before what they use is disposed.
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
            throw Explain(exception, settings.Url) ?? exception;
        }

        return new EmbeddedHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    // Before anything is made of settings that cannot be: a host whose services could not all be made cannot be stopped either.
    private static async Task ValidateAsync(WebApplication app)
    {
        try
        {
            SettingsCheck.Run(app.Services);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static void Compose(IServiceCollection services, IConfiguration configuration, EmbeddedHostSettings settings, CommandContext context)
    {
        services.AddSingleton(context.Time);
        services.AddComplianceTelemetry(configuration);
        services.AddSingleton(settings.Azure.Governed);
        services.AddSingleton(settings.Declarations);
        services.AddSingleton(BuiltInRules.Catalogue);
        services.AddSingleton(new Judge(BuiltInRules.Catalogue, settings.Exemptions));
        services.AddComplianceApplication();
        services.AddReportFormats();
        services.AddAlertChannels(configuration);
        services.AddAzure(settings.Azure.Configure);
        services.AddEmbeddedLoops();
        var reach = ListenAddresses.ReachOf(settings.Url);
        services.AddComplianceWeb(reach);
        services.AddOptions<AccessOptions>().Validate(
            access => reach == Reach.LoopbackOnly || access.HasWayIn,
            $"Others can reach {settings.Url}: say who is let in (Access__Keys__0__Name, Access__Keys__0__Roles__0 and Access__Keys__0__Hash), or listen on 127.0.0.1.");
        foreach (var channel in settings.Channels)
        {
            services.AddSingleton(channel);
        }

        services.AddStore(settings.Store);
    }

    private static UsageException? Explain(Exception exception, string url) => exception switch
    {
        IOException when exception.GetBaseException() is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => new UsageException($"The address {url} is in use: choose another port."),
        SocketException socket => new UsageException($"Cannot listen on {url}: {socket.Message}"),
        _ => SettingsCheck.Explain(exception),
    };
}
