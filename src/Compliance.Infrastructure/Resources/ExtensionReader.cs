using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

/// <summary>Keys of Resource Graph's extension rows are PascalCase, those of Resource Manager camelCase: casing never matters.</summary>
internal static class ExtensionReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value type = absent, isSystem = absent, workspace = absent;
        while (json.Next())
        {
            if (json.Is("extensionType"u8))
            {
                type = json.Value();
            }
            else if (json.Is("isSystemExtension"u8))
            {
                isSystem = json.Scalar();
            }
            else if (json.Is("configurationSettings"u8))
            {
                workspace = json.Member("logAnalyticsWorkspaceResourceID"u8);
            }
        }

        return new Extension
        {
            Id = head.Id,
            Type = head.Type,
            Location = head.Location,
            ExtensionType = type,
            IsSystemExtension = isSystem,
            WorkspaceId = workspace,
        };
    }
}
