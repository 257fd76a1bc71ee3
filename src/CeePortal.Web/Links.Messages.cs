namespace CeePortal.Web;

public sealed partial class Links
{
    public string Messages => Page("/Messages/Index");

    /// <param name="order">"unread" puts what is not read first.</param>
    public string MessagesWith(bool onlyUnread, string? order = null) => Page("/Messages/Index", new { unread = onlyUnread ? "true" : null, order });

    /// <summary>The page of an item that a message is about: its kind and number as the message keeps them.</summary>
    public string OfMessage(string kind, string number) => Page("/Work/Item", new { kind, number });

    public string ReadAllMessages => Page("/Messages/Index", handler: "ReadAll");

    public string Message(long id) => Page("/Messages/Message", new { id });

    /// <summary>Notes that it was read and goes on to its item.</summary>
    public string OpenMessage(long id) => Page("/Messages/Message", new { id }, "Item");

    public string MessageUnread(long id) => Page("/Messages/Message", new { id }, "Unread");

    public string MessageChoices => Page("/Account/Messages");

    public string Outbox => Page("/Admin/Mail/Index");

    public string RetryMail => Page("/Admin/Mail/Index", handler: "Retry");

    public string RetryAllMail => Page("/Admin/Mail/Index", handler: "RetryAll");
}
