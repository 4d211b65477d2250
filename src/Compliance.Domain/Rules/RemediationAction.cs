namespace Compliance.Domain.Rules;

/// <summary>The ARM change that would repair a non-compliance, if there is one.</summary>
public enum RemediationAction
{
    None,
    Associate,
    DisablePublicAccess,
    CreateZone,
    LinkZone,
    ZoneGroup,
    NsgRule,
    ApproveConnection,
    RegisterProvider,
}
