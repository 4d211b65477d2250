namespace Compliance.Web.Access;

/// <summary>An identity that proves itself with a key, of which only the hash is kept.</summary>
public sealed class KeyOptions
{
    /// <summary>Who it is, for logs and histories; unique without regard to case.</summary>
    public string Name { get; set; } = "";

    /// <summary>Names of <see cref="Role"/>, at least one; <see cref="Role.Approver"/> only where loopback alone is listened on.</summary>
    public IList<string> Roles { get; } = [];

    /// <summary>SHA-256 of the key's UTF-8 text as 64 hexadecimal digits. A key is random, so that its hash needs no salt.</summary>
    public string Hash { get; set; } = "";
}
