"""What a citizen keeps with us (我的): identity, companies, people they act for, addresses."""
