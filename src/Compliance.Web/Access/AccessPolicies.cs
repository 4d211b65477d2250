using Microsoft.AspNetCore.Authorization;

namespace Compliance.Web.Access;

/// <summary>A policy a role, named like it and fulfilled by those that imply it too, and one for those who bring events.</summary>
internal static class AccessPolicies
{
    public const string EventSender = "EventSender";

    private static readonly string[] OfCallers = [AccessSchemes.Platform, AccessSchemes.Entra, AccessSchemes.Key, AccessSchemes.Open];

    public static void AddTo(AuthorizationOptions options)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            options.AddPolicy(role.ToString(), policy => policy.AddAuthenticationSchemes(OfCallers).RequireRole(Fulfilling(role).Select(one => one.ToString())));
        }

        options.AddPolicy(EventSender, policy => policy.AddAuthenticationSchemes(AccessSchemes.Events).RequireAuthenticatedUser());
    }

    private static Role[] Fulfilling(Role needed) => needed switch
    {
        Role.Reader => [Role.Reader, Role.Operator, Role.Approver],
        Role.Prober => [Role.Prober, Role.Operator],
        _ => [needed],
    };
}
