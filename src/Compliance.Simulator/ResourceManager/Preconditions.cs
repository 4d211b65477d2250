using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager;

/// <summary>If-Match and If-None-Match, for the types that know ETags.</summary>
internal static class Preconditions
{
    public static ArmResponse? Check(ArmRequest request, Resource? existing)
    {
        if (request.IfNoneMatch == "*" && existing is not null)
        {
            return Failed("The resource already exists.");
        }

        if (request.IfMatch is not { Length: > 0 } expected)
        {
            return null;
        }

        if (existing is null)
        {
            return Failed("The resource does not exist.");
        }

        return expected == "*" || expected == existing.ETag ? null : Failed("The ETag does not match the stored one.");
    }

    private static ArmResponse Failed(string reason) => ArmResponse.Error(412, "PreconditionFailed", reason);
}
