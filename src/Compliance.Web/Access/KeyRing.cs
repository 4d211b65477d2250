using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Compliance.Web.Access;

/// <summary>The keys that are known, by their hashes.</summary>
internal sealed class KeyRing(IOptions<AccessOptions> options)
{
    private readonly ImmutableArray<KeyHolder> _holders =
        [.. options.Value.Keys.Select(key => new KeyHolder(key.Name, [.. key.Roles.Select(RoleNames.Find).OfType<Role>()], [.. Convert.FromHexString(key.Hash)]))];

    public bool IsEmpty => _holders.IsEmpty;

    /// <returns>Null when nobody holds such a key. How long it takes tells nothing of the keys.</returns>
    public KeyHolder? Find(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        KeyHolder? found = null;
        foreach (var holder in _holders)
        {
            // No way out before the last of them.
            found = CryptographicOperations.FixedTimeEquals(hash, holder.Hash.AsSpan()) ? holder : found;
        }

        return found;
    }
}

/// <param name="Hash">SHA-256, 32 bytes.</param>
internal sealed record KeyHolder(string Name, ImmutableArray<Role> Roles, ImmutableArray<byte> Hash);
