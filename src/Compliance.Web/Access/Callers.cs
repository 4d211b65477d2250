using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Compliance.Web.Access;

/// <summary>Makes the principal of somebody who has proven who they are.</summary>
internal static class Callers
{
    /// <param name="id">Unique and lasting, with how it was proven: <c>entra:…</c>, <c>key:…</c>.</param>
    /// <param name="name">What people call them.</param>
    public static AuthenticateResult Success(string scheme, string id, string name, IEnumerable<Role> roles)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, id));
        identity.AddClaim(new Claim(ClaimTypes.Name, name));
        identity.AddClaims(roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), scheme));
    }
}
