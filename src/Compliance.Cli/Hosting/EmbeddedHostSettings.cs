using System.Collections.Immutable;
using Compliance.Application.Alerts;
using Compliance.Cli.Scans;
using Compliance.Domain.Declarations;
using Compliance.Domain.Exemptions;

namespace Compliance.Cli.Hosting;

/// <summary>What an embedded host is started with.</summary>
internal sealed record EmbeddedHostSettings
{
    /// <summary>What is read with the caller's own credential, and governed.</summary>
    public required AzureTarget Azure { get; init; }

    public required StoreLocation Store { get; init; }

    public DeclarationSet Declarations { get; init; } = DeclarationSet.None;

    public ImmutableArray<Exemption> Exemptions { get; init; } = [];

    /// <summary>Where the API and the dashboard listen.</summary>
    public required string Url { get; init; }

    /// <summary>Channels beside those that settings name.</summary>
    public ImmutableArray<IAlertChannel> Channels { get; init; } = [];

    /// <summary>Settings that stand above those of the environment.</summary>
    public ImmutableDictionary<string, string?> Overrides { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>The least log level that is written to standard error.</summary>
    public Microsoft.Extensions.Logging.LogLevel LogLevel { get; init; } = Microsoft.Extensions.Logging.LogLevel.Information;
}
