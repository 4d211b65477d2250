using System.Collections.Frozen;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;

namespace Compliance.Rules.Features;

/// <summary>Types of extensions, by what Microsoft's page says of them under private link. Compared without case.</summary>
internal static class ExtensionTypes
{
    private static readonly FrozenSet<string> Unsupported =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "microsoft.arcdataservices", "microsoft.web.appservice", "Microsoft.App.Environment");

    // The last one is how old examples of the specification write the first monitoring type.
    private static readonly FrozenSet<string> Monitoring =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "microsoft.azuremonitor.containers", "microsoft.azuremonitor.containers.metrics", "azuremonitor-containers");

    /// <summary>Data services, App Service and Container Apps: named by one wording of the page or the other.</summary>
    public static bool IsUnsupported(Extension extension) => extension.ExtensionType.Text is { } type && Unsupported.Contains(type);

    public static bool IsMonitoring(Extension extension) => extension.ExtensionType.Text is { } type && Monitoring.Contains(type);

    /// <summary>Flux and Azure Monitor, and what Arc itself brings along.</summary>
    public static bool IsListed(Extension extension) =>
        extension.IsSystemExtension.Boolean is true || extension.ExtensionType.Is("microsoft.flux") || IsMonitoring(extension);

    public static Evidence Evidence(Extension extension, string? expected = null) =>
        Domain.Rules.Evidence.Of(extension, "properties.extensionType", extension.ExtensionType, expected);
}
