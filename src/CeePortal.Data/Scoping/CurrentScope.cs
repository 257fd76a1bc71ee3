namespace CeePortal.Data.Scoping;

/// <summary>The scope of this request. Until the host has resolved who is asking, it is <see cref="PortalScope.None"/>:
/// a page that forgets sees nothing.</summary>
public sealed class CurrentScope(PortalScope? initial = null)
{
    public PortalScope Value { get; private set; } = initial ?? PortalScope.None;

    /// <summary>Called once per request, when it is known who asks.</summary>
    public void Resolve(PortalScope scope) => Value = scope;
}
