namespace Compliance.Web.Access;

/// <summary>What an identity may do. The names are those of settings and of the app roles in Entra.</summary>
public enum Role
{
    /// <summary>Looks at everything.</summary>
    Reader,

    /// <summary>Also orders scans, keeps exemptions, tests alerts and posts evidence.</summary>
    Operator,

    /// <summary>Looks at everything, and approves or rejects remediations.</summary>
    Approver,

    /// <summary>Posts evidence and no more: a machine on a site.</summary>
    Prober,
}
