using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class ManagedClusterReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        Value apiServer = json.Open();
        var pools = apiServer.ListUntilMet<string>();
        while (json.Next())
        {
            if (json.Is("agentPoolProfiles"u8))
            {
                pools = JsonLists.Flatten(JsonLists.Objects(ref json, ReadPool));
            }
            else if (json.Is("apiServerAccessProfile"u8))
            {
                apiServer = json.Member("subnetId"u8);
            }
        }

        return new ManagedCluster { Id = head.Id, Type = head.Type, Location = head.Location, SubnetIds = JsonLists.Join(apiServer, pools) };
    }

    private static ValueList<string> ReadPool(scoped ref JsonCursor json)
    {
        Value nodes = default, pods = default;
        while (json.Next())
        {
            if (json.Is("vnetSubnetID"u8))
            {
                nodes = json.Value();
            }
            else if (json.Is("podSubnetID"u8))
            {
                pods = json.Value();
            }
        }

        return JsonLists.Join(nodes, JsonLists.Join(pods, default));
    }
}
