using System.Collections;
using System.Globalization;
using System.Text;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Tests.Estates;

/// <summary>A resource as one line, every property of it, to compare what two readers made of the same thing.</summary>
internal static class ResourceText
{
    public static IEnumerable<string> Of(IEnumerable<Resource> resources) => resources.OrderBy(resource => resource.Id).Select(resource => Of((object)resource));

    private static string Of(object? value)
    {
        switch (value)
        {
            case null or string or bool or ResourceId or Value or ResourceType or Region:
                // Ids keep the casing of their producer; kinds come in lower case from Resource Graph.
                return Convert.ToString(value, CultureInfo.InvariantCulture)!.ToUpperInvariant();
            case IEnumerable items:
                return $"[{string.Join(' ', items.Cast<object>().Select(Of))}]";
        }

        var text = new StringBuilder();
        foreach (var property in value.GetType().GetProperties().Where(property => property.Name is not "EqualityContract").OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{property.Name}={Of(property.GetValue(value))} ");
        }

        return $"{{{text}}}";
    }
}
