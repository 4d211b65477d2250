using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class FluxConfigurationReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var url = json.Open();
        while (json.Next())
        {
            // One of them is the source; the others are null.
            if (json.Is("gitRepository"u8) || json.Is("bucket"u8) || json.Is("ociRepository"u8) || json.Is("azureBlob"u8))
            {
                var source = json.Member("url"u8);
                url = source.IsAbsent ? url : source;
            }
        }

        return new FluxConfiguration { Id = head.Id, Type = head.Type, Location = head.Location, SourceUrl = url };
    }
}
